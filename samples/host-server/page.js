// Keeps every change of the analyst on a server, and shows those of others. What the server has not taken yet waits in
// localStorage, one entry a record, so that two tabs do not overwrite each other's.

const annotator = document.querySelector('bias-annotator');
const status = document.querySelector('#status');
const retry = document.querySelector('#retry');
const box = document.querySelector('#conflicts');

annotator.analyst = new URLSearchParams(location.search).get('analyst') ?? 'ana';
await customElements.whenDefined('bias-annotator');
const article = await annotator.load({ markdown: await (await fetch('article.md')).text() });

const prefix = `reading-room:${article.id}:`; // Named by its digest: what waits for another text stays for that.
const kinds = ['sources', 'annotations']; // In this order: annotations name sources. Roles and sides are not kept here.
const keyOf = ({ kind, id }) => `${prefix}${kind} ${id}`;

/** By key, as the server has them: { kind, id, version, record }. A record of null is removed. */
const known = new Map();
/** By key, what the server is still to take: { kind, id, version, base, record }, `base` being what it was made from. */
const waiting = new Map();
/** By key, what somebody else made of the same record meanwhile; an edit that has one waits for the analyst's choice. */
const conflicts = new Map();
let version = 0;
let trouble = '';

/** `record` is to be kept in the place of what the server has. */
function wait({ kind, id }, record, from = known.get(keyOf({ kind, id }))) {
  const key = keyOf({ kind, id });
  const { version: number = 0, base = from?.record ?? null } = waiting.get(key) ?? { version: from?.version };
  put({ kind, id, version: number, base, record });
}

function put(edit) {
  waiting.set(keyOf(edit), edit);
  try {
    localStorage.setItem(keyOf(edit), JSON.stringify(edit));
  } catch {
    trouble = 'This browser keeps nothing: leave the page open.';
  }
}

function settle(key) {
  waiting.delete(key);
  conflicts.delete(key);
  localStorage.removeItem(key);
}

/** Shows what others did to a record; what the analyst did to it as well is merged, and is to be kept. */
function take({ kind, id, version: number, record }, base = known.get(keyOf({ kind, id }))?.record) {
  const theirs = { kind, id, version: number, record };
  const rest = annotator.apply({ [kind]: [{ id, before: base, after: record }] });
  known.set(keyOf(theirs), theirs);
  settle(keyOf(theirs));
  for (const edit of rest[kind]) wait(theirs, edit.after ?? null, theirs);
}

/** Of two edits of one annotation the analyst chooses; what is known of a source is merged. */
function meet(theirs) {
  const edit = waiting.get(keyOf(theirs));
  if (edit.version === theirs.version) known.set(keyOf(theirs), theirs);
  else if (theirs.kind === 'sources') take(theirs, edit.base);
  else conflicts.set(keyOf(theirs), theirs);
}

async function ask(path, options) {
  const response = await fetch(path, options).catch(() => {
    throw new Error('The server does not answer.');
  });
  const body = await response.json().catch(() => null);
  if (body && (response.ok || response.status === 409)) return { ...body, ok: response.ok };
  throw new Error(body?.message ?? `The server answered ${response.status}.`);
}

/** What has changed on the server since the last look. */
async function pull() {
  const { version: latest, records } = await ask(`set?since=${version}`);
  for (const theirs of records.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind)))
    if (waiting.has(keyOf(theirs))) meet(theirs);
    else if (known.get(keyOf(theirs))?.version !== theirs.version) take(theirs);
  version = latest;
}

/** Everything that waits, in one request, which the server takes or refuses as a whole. */
async function push() {
  const edits = [...waiting.values()].filter((edit) => !conflicts.has(keyOf(edit)));
  if (!edits.length) return;
  const body = JSON.stringify({ edits: edits.map(({ base: _base, ...edit }) => edit) });
  const answer = await ask('set', { method: 'PATCH', headers: { 'content-type': 'application/json' }, body });
  if (!answer.ok) answer.records.forEach(meet);
  else
    for (const edit of edits) {
      const kept = { ...edit, version: answer.version };
      known.set(keyOf(edit), kept);
      const now = waiting.get(keyOf(edit));
      if (now === edit) settle(keyOf(edit));
      else put({ ...now, version: answer.version, base: edit.record }); // Changed again meanwhile.
    }
  await push();
}

let running = Promise.resolve();

/** One exchange with the server after another. */
function exchange() {
  running = running.then(async () => {
    try {
      await pull();
      await push();
      trouble = '';
    } catch (error) {
      trouble = error.message;
    }
    show();
  });
}

let drawn = '[]';

function show() {
  const count = waiting.size - conflicts.size;
  const waits = `${count} ${count === 1 ? 'change waits' : 'changes wait'}.`;
  const parts = [count ? waits : '', trouble, conflicts.size ? 'Please choose below.' : ''];
  status.textContent = parts.filter(Boolean).join(' ') || 'All changes are on the server.';
  retry.hidden = !trouble;
  box.hidden = !conflicts.size;
  const now = JSON.stringify([...conflicts].map(([key]) => [waiting.get(key), conflicts.get(key)]));
  if (now === drawn) return; // The button that has the focus stays.
  drawn = now;
  box.replaceChildren(...[...conflicts].map(([key, theirs]) => conflictOf(key, theirs)));
}

const element = (tag, text, more = {}) =>
  Object.assign(document.createElement(tag), { textContent: text, ...more });

function conflictOf(key, theirs) {
  const { record, base } = waiting.get(key);
  const button = (name, choose) => {
    const onclick = () => {
      choose();
      exchange();
    };
    return element('button', name, { type: 'button', onclick });
  };
  const buttons = element('p', '', { className: 'buttons' });
  buttons.append(
    button('Keep mine', () => {
      put({ ...waiting.get(key), version: theirs.version, base: theirs.record });
      conflicts.delete(key);
    }),
    button('Take theirs', () => take(theirs, record)),
    button('Put both together', () => take(theirs, base)),
  );
  const card = element('article', '', { className: 'conflict' });
  card.append(
    element('h2', 'You and somebody else changed the same annotation'),
    element('p', `Mine: ${inWords(record)}`),
    element('p', `Theirs: ${inWords(theirs.record)}`),
    buttons,
  );
  return card;
}

function inWords(annotation) {
  if (!annotation) return 'removed';
  const { kind, spans, attributes, note } = annotation;
  const words = spans.map(({ exact }) => `“${exact}”`).join(' … ');
  return [`${kind} ${words}`, ...Object.entries(attributes).map((each) => each.join(': ')), note]
    .filter(Boolean)
    .join(', ');
}

annotator.addEventListener('annotator-change', ({ detail }) => {
  for (const kind of kinds) for (const { id, after } of detail[kind]) wait({ kind, id }, after ?? null);
  show();
  exchange();
});

// What an earlier visit could not send is shown at once, whatever the server says.
for (const key of Object.keys(localStorage).filter((each) => each.startsWith(prefix)))
  waiting.set(key, JSON.parse(localStorage.getItem(key)));
for (const { kind, id, record } of waiting.values()) annotator.apply({ [kind]: [{ id, after: record }] });

const events = new EventSource('set/events');
for (const type of ['open', 'message']) events.addEventListener(type, exchange);
addEventListener('online', exchange);
retry.addEventListener('click', exchange);
