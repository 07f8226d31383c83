import { expect } from '@open-wc/testing';
import { defaultCodebook as codebook } from '../../src/domain/default-codebook.js';
import { doccano } from '../../src/formats/doccano.js';
import { json } from '../../src/formats/json.js';
import { jsonl } from '../../src/formats/jsonl.js';
import { marked } from '../support/marked.js';
import { comesBack, survivesDamage, writtenAt } from './round-trip.js';

const read = (line: unknown, name = 'theirs.jsonl') =>
  doccano.read([{ name, type: 'application/jsonl', text: `${JSON.stringify(line)}\n` }], { now: writtenAt });
const text = 'Kim 🎙 said the plan will work.\nCritics disagree.';

describe('json and jsonl', () => {
  for (const format of [json, jsonl]) {
    it(`bring every set back whole: ${format.id}`, () => comesBack(format));
    it(`survive damage: ${format.id}`, () => survivesDamage(format));
  }
});

describe('doccano', () => {
  it('brings every set back whole, in both units', () => {
    comesBack(doccano);
    comesBack(doccano, { options: { unit: 'code-point' } });
  });

  it('survives damage', () => survivesDamage(doccano));

  it('counts UTF-16 units, or code points in a file that says so', () => {
    const { article, annotations } = marked('Kim 🎙 said <c>the plan</c>.');
    const set = { article, codebook, sources: [], annotations, orphans: [] };
    const offsets = (unit: string) => {
      const [file] = doccano.write(set, { unit, name: 'kim', exported: writtenAt });
      const { entities } = JSON.parse(file!.text!) as {
        entities: { start_offset: number; end_offset: number }[];
      };
      return [file!.name, entities[0]!.start_offset, entities[0]!.end_offset];
    };
    expect(offsets('utf-16')).to.deep.equal(['kim.doccano.jsonl', 12, 20]);
    expect(offsets('code-point')).to.deep.equal(['kim.doccano.code-points.jsonl', 11, 19]);
  });

  it('reads what doccano itself exports, with and without relations', () => {
    const plain = read({
      id: 1,
      text,
      label: [
        [0, 3, 'Source'],
        [12, 30, 'Claim'],
      ],
      outlet: 'Daily',
      Comments: [],
    });
    expect(plain.problems).to.deep.equal([]);
    expect(plain.sets[0]!.article.publisher).to.equal('Daily');
    expect(
      plain.sets[0]!.annotations.map(({ kind, spans: [span] }) => [kind, span!.part, span!.exact]),
    ).to.deep.equal([
      ['attribution', 'source', 'Kim'],
      ['claim', 'claim', 'the plan will work'],
    ]);
    const related = read({
      id: 1,
      text,
      entities: [
        { id: 10, label: 'Source', start_offset: 0, end_offset: 3 },
        { id: 11, label: 'Content', start_offset: 12, end_offset: 30 },
      ],
      relations: [{ id: 1, from_id: 11, to_id: 10, type: 'attributed_to' }],
    });
    expect(related.sets[0]!.annotations).to.have.length(2);
    expect(related.problems).to.deep.equal([
      {
        file: 'theirs.jsonl',
        line: 1,
        id: 'relation 1',
        message: 'Relations of the type "attributed_to" cannot be kept.',
      },
    ]);
  });

  it('makes a kind of a label that it does not know, and says so', () => {
    const { sets, problems } = read({
      text,
      label: [
        [0, 3, 'PER'],
        [32, 39, 'PER'],
      ],
    });
    expect(sets[0]!.codebook.kinds.at(-1)).to.include({ id: 'PER', label: 'PER', mainPart: 'PER' });
    expect(sets[0]!.annotations.map(({ kind }) => kind)).to.deep.equal(['PER', 'PER']);
    expect(problems.map(({ message }) => message)).to.deep.equal([
      'The label "PER" is not in the codebook: it became a kind of its own.',
    ]);
  });

  it('keeps good lines and good labels beside bad ones, and says where these are', () => {
    const file = {
      name: 'mixed.jsonl',
      type: 'application/jsonl',
      text: `{"text":"${'Kim 🎙 spoke.'}","label":[[0,3,"Claim"],[4,5,"Claim"],[0,99,"Claim"],["x"]]}\nno JSON\n\n{"id":3}\n`,
    };
    const { sets, problems } = doccano.read([file], { now: writtenAt });
    expect(sets[0]!.annotations.map(({ spans: [span] }) => span!.exact)).to.deep.equal(['Kim']);
    expect(problems.map(({ line, id, message }) => [line, id, message.slice(0, 40)])).to.deep.equal([
      [2, undefined, 'This is no JSON, or not all of it: Unexp'],
      [1, 'label 4', 'It must be a start, an end and a label, '],
      [1, 'annotation-2', 'The span from 4 to 5 halves a character.'],
      [1, 'annotation-3', 'The span from 0 to 99 is not in the text'],
      [4, undefined, 'This line is no record with a "text".'],
    ]);
  });
});
