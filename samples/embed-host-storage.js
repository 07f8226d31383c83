// A host that keeps an article's annotations itself: one annotation set in localStorage.

const key = 'reading-room:council-vote';
const address = new URL('articles/council-vote.md', import.meta.url);

const annotator = document.querySelector('bias-annotator');
const status = document.querySelector('#status');

/** What was kept, or else the bare article. */
async function load() {
  const kept = localStorage.getItem(key);
  if (kept) return annotator.load({ annotationSet: JSON.parse(kept) });
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The article could not be loaded: the server answered ${response.status}.`);
  return annotator.load({ markdown: await response.text() });
}

function keep() {
  try {
    localStorage.setItem(key, JSON.stringify(annotator.exportJSON()));
    report('Kept');
  } catch (error) {
    // The browser may refuse: storage full, or switched off for this site.
    status.textContent = `Not kept: ${error.message}`;
  }
}

function report(verb) {
  const count = annotator.annotations.length;
  status.textContent = `${verb} ${count} ${count === 1 ? 'annotation' : 'annotations'}.`;
}

async function start() {
  try {
    await load();
    report('Loaded');
  } catch (error) {
    status.textContent = error.message;
  }
}

annotator.addEventListener('annotator-change', keep);

document.querySelector('#forget').addEventListener('click', () => {
  localStorage.removeItem(key);
  void start();
});

await customElements.whenDefined('bias-annotator');
await start();
