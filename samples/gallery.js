// The gallery's switches, the code under each look, and marks in the Arabic article.

const root = document.documentElement;

/** What the page says of itself is what every look on it has to follow. */
for (const select of document.querySelectorAll('.switches select'))
  select.addEventListener('change', () => {
    if (select.name === 'dir') root.dir = select.value;
    else root.dataset[select.name] = select.value;
  });

/** The code that is shown is the code that is used: the part of the style sheet under the comment with the look's name. */
async function showCode() {
  const response = await fetch(new URL('gallery-looks.css', import.meta.url));
  const looks = new Map(
    (await response.text())
      .split(/^\/\* /m)
      .filter(Boolean)
      .map((part) => part.split(' */\n')),
  );
  for (const place of document.querySelectorAll('[data-look]')) {
    const { look } = place.dataset;
    const code = document.createElement('pre');
    code.tabIndex = 0; // It may scroll.
    code.ariaLabel = `${document.getElementById(look).textContent}: its style`;
    code.textContent = looks.get(look).trim();
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', () => void copy(code, button));
    place.append(code, button);
  }
}

async function copy(code, button) {
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = 'Copied';
  } catch {
    // Not every browser lets a page write: the words are selected instead.
    getSelection().selectAllChildren(code);
    button.textContent = 'Selected: press Ctrl+C';
  }
}

async function markArabic() {
  const annotator = document.querySelector('.right-to-left');
  await customElements.whenDefined('bias-annotator');
  await annotator.ready;
  const { text } = annotator.article;
  const span = (words, part) => ({ part, start: text.indexOf(words), end: text.indexOf(words) + words.length });
  annotator.annotate('attribution', [
    span('لن يفقد أي عامل وظيفته بسبب هذه الخطة', 'content'),
    span('مدير الهيئة، سامر الحداد', 'source'),
    span('وقال', 'cue'),
  ]);
  annotator.annotate('claim', [span('الخطة تهدد نحو 300 وظيفة في قسم التفتيش اليدوي')]);
  annotator.annotate('framing', [span('هدية للموانئ المنافسة')]);
}

await Promise.all([showCode(), markArabic()]);
