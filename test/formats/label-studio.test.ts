import { expect } from '@open-wc/testing';
import { defaultCodebook as codebook } from '../../src/domain/default-codebook.js';
import { labelStudio } from '../../src/formats/label-studio.js';
import { marked } from '../support/marked.js';
import { comesBack, survivesDamage, writtenAt } from './round-trip.js';

const text = 'Kim 🎙 said the plan will work.\nCritics disagree.';
const read = (value: unknown) =>
  labelStudio.read([{ name: 'export.json', type: '', text: JSON.stringify(value) }], { now: writtenAt });
const said = ({ sets }: ReturnType<typeof read>) =>
  sets.flatMap(({ annotations }) =>
    annotations.map(({ kind, attributes, spans }) => [
      kind,
      spans.map(({ exact }) => exact).join(' … '),
      attributes,
    ]),
  );
const messages = ({ problems }: ReturnType<typeof read>) =>
  problems.map(({ id, message }) => `${id}: ${message}`);

/** A region as Label Studio writes it, with what else is said of it. */
const region = (id: string, start: number, end: number, words: string, label: string, more: object = {}) => ({
  ...{ id, from_name: 'label', to_name: 'text', type: 'labels', origin: 'manual' },
  value: { start, end, text: words, labels: [label] },
  ...more,
});
const choice = (id: string, start: number, end: number, name: string, value: string) => ({
  ...{ id, from_name: name, to_name: 'text', type: 'choices', origin: 'manual' },
  value: { start, end, choices: [value] },
});
const taskOf = (result: readonly unknown[], more: object = {}) => [
  { id: 1, data: { text }, annotations: [{ id: 7, completed_by: 1, was_cancelled: false, result }], ...more },
];

describe('label-studio', () => {
  it('brings every set back whole', () => comesBack(labelStudio));

  it('survives damage', () => survivesDamage(labelStudio));

  it('writes a region for each span, with its attributes and its note, and the interface that names them', () => {
    const { article, annotations } = marked('Kim 🎙 said <a>the plan</a> and <a>more</a>.');
    const a = { ...annotations.get('a')!, attributes: { mode: 'direct', weight: 3 }, note: 'see page 2' };
    const set = { article, codebook, sources: [], annotations: [a] };
    const [json, xml] = labelStudio.write(set, { name: 'kim', exported: writtenAt });
    expect([json!.name, xml!.name]).to.deep.equal(['kim.label-studio.json', 'kim.label-studio.xml']);
    const [task] = JSON.parse(json!.text!) as { annotations: { result: object[] }[] }[];
    expect(task!.annotations[0]!.result).to.deep.equal([
      region('a1.1', 11, 19, 'the plan', 'attribution.content', { meta: { text: ['see page 2'] } }),
      {
        ...choice('a1.1', 11, 19, 'attribution.mode', 'direct'),
        value: { start: 11, end: 19, text: 'the plan', choices: ['direct'] },
      },
      region('a1.2', 24, 28, 'more', 'attribution.content'),
      { type: 'relation', from_id: 'a1.1', to_id: 'a1.2', direction: 'right', labels: ['same annotation'] },
    ]);
    const config = new DOMParser().parseFromString(xml!.text!, 'application/xml');
    expect(config.querySelector('parsererror')).to.equal(null);
    expect(config.querySelector('Labels > Label[value="attribution.content"]')).not.to.equal(null);
    expect(config.querySelector('Choices[name="attribution.mode"] > Choice[value="direct"]')).not.to.equal(
      null,
    );
  });

  it('takes what was changed there for what counts', () => {
    const { article, annotations } = marked('Kim said <a>the plan</a> and <c>more</c>.');
    const a = { ...annotations.get('a')!, attributes: { mode: 'direct' }, note: 'old' };
    const set = { article, codebook, sources: [], annotations: [a, annotations.get('c')!] };
    const [json] = labelStudio.write(set, { exported: writtenAt });
    const tasks = JSON.parse(json!.text!) as {
      annotations: {
        result: {
          id?: string;
          type: string;
          meta?: object;
          value: { start: number; end: number; text?: string; choices?: string[] };
        }[];
      }[];
    }[];
    const result = tasks[0]!.annotations[0]!.result.filter(({ id }) => id !== 'a2.1'); // A region deleted,
    for (const each of result) {
      delete each.meta; // a note deleted,
      Object.assign(each.value, { start: 13, end: 17, text: 'plan' }); // a boundary moved,
      if (each.value.choices) each.value.choices = ['mixed']; // a choice changed.
    }
    tasks[0]!.annotations[0]!.result = result;
    const back = read(tasks);
    expect(said(back)).to.deep.equal([['attribution', 'plan', { mode: 'mixed' }]]);
    expect(back.sets[0]!.annotations[0]).to.include({ id: a.id, note: '', analyst: 'ana' });
    expect(back.problems).to.deep.equal([]);
  });

  it('reads regions of others with their choices, and who made them', () => {
    const back = read(
      taskOf([
        region('s1', 0, 3, 'Kim', 'Source'),
        region('s2', 6, 10, 'said', 'Cue'),
        choice('s2', 6, 10, 'stance', 'neutral'),
        { type: 'relation', from_id: 's2', to_id: 's1', direction: 'right', labels: ['from_source'] },
      ]),
    );
    expect(said(back)).to.deep.equal([
      ['attribution', 'Kim', {}],
      ['attribution', 'said', { stance: 'neutral' }],
    ]);
    expect(back.sets[0]!.annotations[0]!.analyst).to.equal('1');
    expect(messages(back)).to.deep.equal(['task 1: Relations with the label "from_source" cannot be kept.']);
  });

  it('makes an annotation of each label of a region', () => {
    const both = region('s1', 0, 3, 'Kim', 'Source');
    both.value.labels.push('PER');
    expect(said(read(taskOf([both]))).map(([kind]) => kind)).to.deep.equal(['attribution', 'PER']);
  });

  it('leaves out what was cancelled and what a model predicted, and says so', () => {
    const [task] = taskOf([region('s1', 0, 3, 'Kim', 'Source')]);
    const back = read([
      {
        ...task,
        annotations: [{ id: 8, was_cancelled: true, result: [region('s1', 0, 3, 'Kim', 'Source')] }],
        predictions: [{ score: 0.8, result: [region('p1', 0, 3, 'Kim', 'Source')] }],
      },
    ]);
    expect(said(back)).to.deep.equal([]);
    expect(messages(back)).to.deep.equal([
      'task 1, annotation 8: An annotator cancelled this one: it was left out.',
      'task 1: Predictions of a model are nobody’s judgement: they were left out.',
    ]);
  });

  it('reads the same region of two annotators as two annotations', () => {
    const [task] = taskOf([]);
    const by = (completed_by: object) => ({ completed_by, result: [region('s1', 0, 3, 'Kim', 'Claim')] });
    const back = read([
      { ...task, annotations: [by({ email: 'ana@example.org' }), by({ email: 'bo@example.org' })] },
    ]);
    expect(back.sets[0]!.annotations.map(({ analyst }) => analyst)).to.deep.equal([
      'ana@example.org',
      'bo@example.org',
    ]);
  });

  it('reads the short export, and trusts offsets over words with folded white space', () => {
    const labels = [{ start: 25, end: 38, text: 'work. Critics', labels: ['Claim'] }];
    expect(said(read([{ id: 1, text, label: labels, annotator: 1 }]))).to.deep.equal([
      ['claim', 'work.\nCritics', {}],
    ]);
  });

  it('places a region of marked-up text by its words, and says where it cannot', () => {
    const value = { start: '/p[1]/text()[1]', end: '/p[1]/text()[1]', startOffset: 6, endOffset: 10 };
    const result = { id: 'h1', from_name: 'label', to_name: 'text', type: 'hypertextlabels' };
    const back = read(
      taskOf([
        { ...result, value: { ...value, text: 'said', hypertextlabels: ['Cue'] } },
        { ...result, id: 'h2', value: { ...value, hypertextlabels: ['Cue'] } },
      ]),
    );
    expect(said(back)).to.deep.equal([['attribution', 'said', {}]]);
    expect(messages(back)).to.deep.equal([
      'task 1, h2: It says neither from where to where it goes, nor which words are meant.',
    ]);
  });

  it('does not count offsets of a page in the text with its tags', () => {
    const place = { start: '/p[1]/text()[1]', end: '/p[1]/text()[1]', startOffset: 0, endOffset: 3 };
    const value = { ...place, globalOffsets: { start: 0, end: 3 }, hypertextlabels: ['Claim'] };
    const result = { from_name: 'label', to_name: 'text', type: 'hypertextlabels' };
    const [task] = taskOf([
      { ...result, id: 'h1', value: { ...value, text: 'Kim' } },
      { ...result, id: 'h2', value },
    ]);
    const back = read([{ ...task, data: { text: '<p>Kim said so.</p>' } }]);
    expect(said(back)).to.deep.equal([['claim', 'Kim', {}]]);
    expect(messages(back)).to.deep.equal([
      'task 1, h2: It says neither from where to where it goes, nor which words are meant.',
      'task 1: Its offsets count in a page without its tags, and the text has tags: regions were placed by their words.',
    ]);
  });

  it('reads a region that very many annotators named alike, and very many regions', () => {
    const one = region('s1', 0, 3, 'Kim', 'Claim');
    const each = Array.from({ length: 30_000 }, () => ({ result: [one] }));
    const many = Array.from({ length: 150_000 }, (_, index) => region(`r${index}`, 0, 3, 'Kim', 'Claim'));
    const [task] = taskOf(many);
    expect(said(read([{ ...task, annotations: each }]))).to.have.length(30_000);
    expect(said(read([task]))).to.have.length(150_000);
  });

  it('puts several articles into one list of tasks, with one interface for all', () => {
    const sets = ['<a>We know</a>.', '<c>They paid</c>.'].map((source) => {
      const { article, annotations } = marked(source);
      return { article, codebook, sources: [], annotations };
    });
    const files = labelStudio.gather!(sets, { exported: writtenAt });
    expect(files.map(({ name }) => name)).to.deep.equal([
      'corpus.label-studio.json',
      'corpus.label-studio.xml',
    ]);
    const back = labelStudio.read(files, { now: writtenAt });
    expect(said(back).map(([, words]) => words)).to.deep.equal(['We know', 'They paid']);
    expect(back.problems).to.deep.equal([]);
  });

  it('loses nothing, and says so by saying nothing', () => {
    const { article, annotations } = marked('<a>We know</a>, she said, <a>what to do</a>.');
    expect(labelStudio.losses({ article, codebook, sources: [], annotations })).to.deep.equal([]);
  });

  it('says which task has no text, and reads the others', () => {
    const back = read([{ id: 1, data: {} }, ...taskOf([region('s1', 0, 3, 'Kim', 'Source')]), 7]);
    expect(said(back)).to.have.length(1);
    expect(messages(back)).to.deep.equal(['task 1: It has no text.', 'task 3: It is no record.']);
  });
});
