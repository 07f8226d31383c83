import { expect } from '@open-wc/testing';
import { unzipSync } from 'fflate';
import { allLosses, formats, packed, storedSets, writeSets } from '../src/export-files.js';
import type { ExchangeFormat } from '../src/formats/exchange-format.js';
import { lossesOf } from '../src/formats/facets.js';
import { writeGroups } from '../src/write-groups.js';
import { BackupDesk, everything, revised } from './storage/backup-desk.js';

/** A format that keeps labelled words alone. */
const bare: ExchangeFormat = { ...formats.json!, id: 'bare', holds: [], losses: (set) => lossesOf([], set) };

describe('what leaves as files', () => {
  let desk: BackupDesk;
  beforeEach(() => {
    desk = new BackupDesk();
  });
  afterEach(() => desk.close());
  const workspace = async () => (await desk.workspace(everything)).workspace;

  it('is read from the store with its sources, its codebook and what waits to be attached', async () => {
    const sets = await storedSets(await workspace(), [revised.id]);
    expect(sets.map(({ article }) => article.title)).to.deep.equal(['Aid']);
    expect(sets[0]!.annotations.map(({ id }) => id)).to.deep.equal(['carried']);
    expect(sets[0]!.orphans.map(({ id }) => id)).to.deep.equal(['waiting']);
    expect(sets[0]!.sources.map(({ id }) => id)).to.deep.equal(['s1']);
  });

  it('is every article where none is named, and says how far it is', async () => {
    const steps: string[] = [];
    const sets = await storedSets(await workspace(), null, {
      onProgress: ({ done, total }) => steps.push(`${done}/${total}`),
    });
    expect(sets).to.have.length(2);
    expect(steps).to.deep.equal(['2/2']);
  });

  it('stops where the analyst stops it', async () => {
    const stopping = new AbortController();
    stopping.abort(new Error('enough'));
    let reason = '';
    await storedSets(await workspace(), null, stopping).catch((error: Error) => (reason = error.message));
    expect(reason).to.equal('enough');
  });

  it('says each loss once for all articles together', async () => {
    const sets = await storedSets(await workspace(), null);
    const told = allLosses(bare, sets, {});
    expect(told).to.include('1 annotation of an earlier revision is left out.');
    expect(told.filter((loss) => loss.startsWith('When '))).to.deep.equal([
      'When 4 annotations were made and changed is left out.',
    ]);
    expect(allLosses(formats.json!, sets, {})).to.deep.equal([]);
    expect(allLosses(bare, [], {})).to.deep.equal([]);
  });

  it('has a file for each article, none of them twice, or one for all', async () => {
    const sets = await storedSets(await workspace(), null);
    const each = await writeSets([...sets, ...sets], { format: formats.json! });
    const names = each.flatMap(({ files }) => files.map(({ name }) => name));
    expect(new Set(names).size).to.equal(4);
    const [one, ...more] = await writeSets(sets, { format: formats.jsonl!, together: true });
    expect(more).to.deep.equal([]);
    expect(one!.files[0]!.text!.trim().split('\n')).to.have.length(2);
  });

  it('is written in a worker where there is much of it, to the same bytes', async () => {
    const [set] = await storedSets(await workspace(), [revised.id]);
    const [annotation] = set!.annotations;
    const annotations = Array.from({ length: 1500 }, (_, index) => ({
      ...annotation!,
      id: `carried-${index}`,
    }));
    const options = { exported: '2026-01-02T03:04:05.000Z' };
    const steps: number[] = [];
    const request = { options, onProgress: ({ done }: { done: number }) => steps.push(done) };
    const written = await writeSets([{ ...set!, annotations }], { format: formats.doccano!, ...request });
    const here = await writeGroups([{ ...set!, annotations }], { format: 'doccano', options });
    expect(written).to.deep.equal(here);
    expect(steps).to.deep.equal([1]);
    const stopped = new AbortController();
    const stopping = writeSets([{ ...set!, annotations }], {
      format: formats.doccano!,
      signal: stopped.signal,
    });
    stopped.abort(new Error('enough'));
    let reason = '';
    await stopping.catch((error: Error) => (reason = error.message));
    expect(reason).to.equal('enough');
  });

  it('goes on where one article cannot be written, and says why', async () => {
    const [first, second] = await storedSets(await workspace(), null);
    const annotation = first!.annotations[0] ?? second!.annotations[0]!;
    const wrong = {
      ...first!,
      annotations: [{ ...annotation, spans: [{ ...annotation.spans[0]!, exact: 'other words' }] }],
    };
    const results = await writeSets([wrong, second!], { format: formats.json! });
    expect(results.map(({ files }) => files.length)).to.deep.equal([0, 1]);
    expect(results[0]!.problem).to.match(/cannot be exported\. Its words are "other words"/);
    expect(results[1]!.problem).to.equal(null);
  });

  it('is one file by itself, and several in a zip file', async () => {
    const sets = await storedSets(await workspace(), null);
    const format = formats.json!;
    const files = (await writeSets(sets, { format })).flatMap((each) => each.files);
    const alone = await packed(files.slice(0, 1), { format });
    expect(alone.name).to.equal(files[0]!.name);
    expect(await alone.blob.text()).to.equal(files[0]!.text);
    const { name, blob } = await packed(files, { format });
    expect(name).to.match(/-json\.zip$/);
    const inside = unzipSync(new Uint8Array(await blob.arrayBuffer()));
    expect(Object.keys(inside)).to.deep.equal(files.map((file) => file.name));
    expect(new TextDecoder().decode(inside[files[1]!.name])).to.equal(files[1]!.text);
  });
});
