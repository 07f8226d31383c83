const annotator = document.querySelector('bias-annotator');
const status = document.querySelector('[role="status"]');

for (const type of ['article-load', 'annotation-create', 'annotation-delete'])
  annotator.addEventListener(type, () => {
    status.textContent = `Annotations: ${annotator.annotations.length}`;
  });

document.querySelector('#analyst').addEventListener('input', ({ target }) => {
  annotator.analyst = target.value;
});
document.querySelector('#readonly').addEventListener('change', ({ target }) => {
  annotator.readonly = target.checked;
});
