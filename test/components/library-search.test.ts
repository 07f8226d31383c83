import { expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/define-library.js';
import type { BiasLibrary } from '../../components/bias-library.js';
import type { OpenSearch } from '../../components/library-search.js';
import type { Article } from '../../src/domain/article.js';
import { LibraryListing } from '../../src/storage/library-listing.js';
import { openSearch } from '../../src/storage/search-client.js';
import { Workspace } from '../../src/storage/workspace.js';
import { deep, deepAll } from '../support/annotator.js';
import { deleteDatabase, newDatabaseName } from '../support/database.js';
import { articleOf } from '../support/marked.js';
import { waitUntil } from '../support/wait.js';

const named = (id: string, title: string, text: string, more: Partial<Article> = {}): Article => ({
  ...articleOf(text),
  id,
  title,
  ...more,
});

describe('the search of <bias-library>', () => {
  let name: string;
  let closing: AbortController;
  let workspace: Workspace;
  let library: BiasLibrary;

  const open: OpenSearch = (options) => openSearch(name, options);
  const show = async (search: OpenSearch = open) => {
    const listing = workspace.part(LibraryListing);
    library = await fixture<BiasLibrary>(
      html`<bias-library
        remember=""
        .describe=${(ids: readonly string[]) => listing.describe(ids)}
        .openSearch=${search}
      ></bias-library>`,
    );
    library.style.height = '600px';
    await listing.follow({
      signal: closing.signal,
      onChange: (articles) => (library.articles = articles),
      onFailure: (error) => expect.fail(error.message),
    });
    await nextFrame();
  };
  const field = () => deep<HTMLInputElement>(library.shadowRoot!, 'input[type="search"]')!;
  const rows = () => deepAll(library.shadowRoot!, '.row');
  const titles = () => rows().map((row) => row.querySelector('.title')!.textContent!.trim());
  const said = (selector: string) =>
    deep(library.shadowRoot!, selector)?.textContent?.replace(/\s+/g, ' ').trim();
  const until = async (holds: () => boolean) => {
    while (!holds()) await nextFrame();
  };
  const type = async (words: string) => {
    field().focus();
    await sendKeys({ type: words });
  };

  beforeEach(async () => {
    name = newDatabaseName();
    closing = new AbortController();
    workspace = new Workspace(name, closing);
    await workspace.addArticle(
      named('dam', 'Dam opened', 'The dam was opened.\nNobody was told of the harbour, <b>said</b> Lopez.'),
    );
    await workspace.addArticle(named('ferry', 'Ferry fares', 'Fares rise in the harbour.', { language: 'en' }));
    await workspace.addArticle(named('harbour', 'Harbour closed', 'It is closed.', { language: 'en' }));
  });

  afterEach(async () => {
    library.remove();
    closing.abort();
    await deleteDatabase(name);
  });

  it('shows what it has found, the best first, and marks the words', async () => {
    await show();
    await type('harb');
    await until(() => titles()[0] === 'Harbour closed' && deepAll(library.shadowRoot!, 'mark').length === 3);
    expect(titles()).to.have.length(3);
    const marks = deepAll(library.shadowRoot!, 'mark').map((mark) => mark.textContent);
    expect(marks.map((words) => words!.toLowerCase())).to.deep.equal(['harbour', 'harbour', 'harbour']);
    expect(said('.row[data-id="dam"] .found')).to.equal(
      'Text Nobody was told of the harbour, <b>said</b> Lopez.', // Words, never markup.
    );
    await sendKeys({ type: ' fares' });
    await until(() => titles().length === 1);
    expect(titles()).to.deep.equal(['Ferry fares']);
    expect(said('.said')).to.contain('1 of 3 articles');
  });

  it('opens the best match with Enter, and says where in its text it is', async () => {
    await show();
    await type('told');
    await until(() => deepAll(library.shadowRoot!, 'mark').length === 1);
    const picked = oneEvent(library, 'article-pick');
    await sendKeys({ press: 'Enter' });
    const { id, span } = (await picked).detail as { id: string; span: { start: number; end: number } };
    const { article } = await workspace.load(id);
    expect(article!.text.slice(span.start, span.end)).to.equal('told');
  });

  it('goes together with order and filters', async () => {
    await show();
    await type('harbour');
    await until(() => titles()[0] === 'Harbour closed');
    const sort = deep<HTMLSelectElement>(library.shadowRoot!, '.sort select')!;
    expect(sort.selectedOptions[0]!.text.trim()).to.equal('Best match');
    sort.value = 'title';
    sort.dispatchEvent(new Event('change'));
    await until(() => titles()[0] === 'Dam opened');
    const language = deepAll(library.shadowRoot!, '.filters select').at(-1) as HTMLSelectElement;
    language.value = '=en';
    language.dispatchEvent(new Event('change'));
    await until(() => titles().length === 2);
    expect(titles()).to.deep.equal(['Ferry fares', 'Harbour closed']);
  });

  it('is reached with /, left with the arrow key, and cleared with Escape', async () => {
    await show();
    library.focus();
    await nextFrame();
    await sendKeys({ press: '/' });
    await waitUntil(
      () => deep(library.shadowRoot!, 'bias-library-tools')!.shadowRoot!.activeElement === field(),
      'has the focus',
    );
    await type('dam/');
    await until(() => titles().length === 1);
    await sendKeys({ press: 'ArrowDown' });
    await nextFrame();
    const rowsElement = deep(library.shadowRoot!, 'bias-library-rows')!;
    expect((rowsElement.shadowRoot!.activeElement as HTMLElement).dataset['id']).to.equal('dam');
    await sendKeys({ press: '/' });
    await sendKeys({ press: 'Escape' });
    await until(() => titles().length === 3);
    expect(field().value).to.equal('');
  });

  it('says when nothing has the very words, and when nothing is like them', async () => {
    await show();
    await type('harbuor');
    // The words are typed one letter after another, and each is answered.
    await until(() => said('.near') !== undefined && titles().length === 3);
    await sendKeys({ type: 'xyz' });
    await until(() => said('.empty') === 'Nothing matches. Clear search');
    deep<HTMLElement>(library.shadowRoot!, '.empty button')!.click();
    await until(() => titles().length === 3);
  });

  it('finds what comes in meanwhile', async () => {
    await show();
    await type('quarry');
    await until(() => said('.empty') !== undefined);
    const other = new Workspace(name, closing);
    await other.addArticle(named('quarry', 'Quarry inquiry', 'Residents speak.'));
    await until(() => titles()[0] === 'Quarry inquiry');
  });

  it('says how far it has read, and answers with what is there', async () => {
    let report: (progress: { read: number; total: number }) => void = () => {};
    let read = 0;
    await show((options) => {
      report = options.onProgress;
      return open({ ...options, onProgress: (progress) => (read = progress.read) });
    });
    await type('dam');
    await until(() => read === 3);
    report({ read: 320, total: 1000 });
    await until(() => said('.reading') === 'Reading 320 of 1,000 articles');
    report({ read: 3, total: 3 });
    await until(() => said('.reading') === undefined && titles().length === 1);
  });

  it('says why it cannot', async () => {
    await show(() => Promise.reject(new Error('no such file')));
    await type('dam');
    await until(() => said('[role="alert"]') !== undefined);
    expect(said('[role="alert"]')).to.equal('The search could not be loaded. Reload the page to try again.');
    expect(titles()).to.have.length(3);
  });
});
