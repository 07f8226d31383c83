/** What is measured: one function a row. Medians of pages; a 95th percentile is of all repetitions in all of them. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bulkRows } from './bulk-rows.js';
import { anchoringRows } from './anchoring-rows.js';
import { commandRows } from './command-rows.js';
import { codingRows } from './coding-rows.js';
import { digits, finding } from './findings.js';
import { formatRows } from './format-rows.js';
import { importRows } from './import-rows.js';
import { libraryRows } from './library-rows.js';
import { reportRows } from './report-rows.js';
import { startRows } from './start-rows.js';
import { sample, type Call, type Visit } from './lab.js';
import { large, ms, repetitions, settled, small, type Row } from './row.js';
import { median, p95 } from './statistics.js';

/** The page's time, and no debugger's: watching costs an engine that measures much several times what it measures. */
const loading = ({ call }: { readonly call: Call<{ load(): Promise<number> }> }) => call('load');

const loadLarge: Row = async (lab) => {
  const { plain, recogito, ours } = await sample(lab, {
    plain: () => lab.visit('plain', large, loading),
    recogito: () => lab.visit('recogito', large, loading),
    ours: () => lab.visit('annotator', large, loading),
  });
  const what = 'Load 10,000 annotations on 100,000 words';
  return [
    finding(what, median(ours) / median(plain), {
      unit: '× plain',
      bound: 0.8,
      details: `${ms(median(ours))} to ${ms(median(plain))}`,
    }),
    finding(what, median(recogito) / median(ours), {
      unit: '× faster than Recogito',
      bound: 40,
      atLeast: true,
      details: `${ms(median(ours))} to ${ms(median(recogito))}`,
    }),
  ];
};

const loadSmall: Row = async (lab) => {
  const { plain, ours } = await sample(lab, {
    plain: () => lab.visit('plain', small, loading),
    ours: () => lab.visit('annotator', small, loading),
  });
  return [
    finding('Load 1,000 annotations on 10,000 words', median(ours) / median(plain), {
      unit: '× plain',
      bound: 1.3,
      details: `${ms(median(ours))} to ${ms(median(plain))}`,
    }),
  ];
};

const add: Row = async (lab) => {
  const { plain, few, many } = await sample(lab, {
    plain: () =>
      lab.visit('plain', large, async ({ call }) => {
        await call('load');
        return call('add', repetitions);
      }),
    few: () => settled(lab, { ...large, annotations: 100 }, (call) => call('add', repetitions)),
    many: () => settled(lab, large, (call) => call('add', repetitions)),
  });
  const own = median(many.map(({ painted }) => median(painted)));
  const edit = median(plain.map(median));
  const light = median(few.map(({ painted }) => median(painted)));
  const what = 'Add one to 10,000 on 100,000 words';
  return [
    finding(what, own / edit, {
      unit: '× an edit of plain',
      bound: 1,
      details: `${ms(own)} to ${ms(edit)}`,
    }),
    finding(what, own / light, {
      unit: '× adding one to 100',
      bound: 1.2,
      details: `${ms(own)} to ${ms(light)}`,
    }),
    finding(`${what}, p95`, p95(many.flatMap(({ script }) => script)), { unit: 'ms of script', bound: 16.7 }),
  ];
};

const scroll: Row = async (lab) => {
  const [frames, pixels] = [150, 100];
  const { plain, ours } = await sample(lab, {
    plain: () =>
      lab.visit('plain', large, async ({ call }) => {
        await call('load');
        return call('scroll', frames, pixels);
      }),
    ours: () => settled(lab, large, (call) => call('scroll', frames, pixels)),
  });
  return [
    finding('Scroll once settled, p95 frame', p95(ours.flat()), {
      unit: 'ms',
      bound: 16.7,
      details: `plain ${ms(p95(plain.flat()))}`,
    }),
  ];
};

const jump: Row = async (lab) => {
  const { ours } = await sample(lab, {
    ours: () => settled(lab, large, (call) => call('jump', repetitions)),
  });
  return [
    finding('Jump to a far annotation, p95', p95(ours.flat()), {
      unit: 'ms',
      bound: 50,
      details: `median ${ms(median(ours.flat()))}`,
    }),
  ];
};

const roundTrip: Row = async (lab) => {
  const { ours } = await sample(lab, { ours: () => settled(lab, large, (call) => call('roundTrip', 5)) });
  return [finding('Export and import 10,000', median(ours.map(median)), { unit: 'ms', bound: 150 })];
};

const save: Row = async (lab) => {
  const { both } = await sample(lab, {
    both: () => settled(lab, { ...small, storage: 'indexeddb' }, (call) => call('save', repetitions)),
  });
  const own = median(both.map(({ ours }) => median(ours)));
  const put = median(both.map(({ raw }) => median(raw)));
  return [
    finding('Save one change', own / put, {
      unit: '× a raw put',
      bound: 1.5,
      details: `${ms(own)} to ${ms(put)}`,
    }),
  ];
};

/** Bytes of JavaScript objects, of DOM objects and of buffers, once all garbage is gone. */
async function heapOf({ debug }: Pick<Visit<unknown>, 'debug'>) {
  await debug.send('HeapProfiler.enable');
  await debug.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await debug.send('Runtime.getHeapUsage');
  return { script: usedSize, dom: embedderHeapUsedSize, buffers: backingStorageSize };
}

const heap: Row = async (lab) => {
  const { plain, ours } = await sample(lab, {
    plain: () =>
      lab.visit('plain', large, async (visit) => {
        await visit.call('load');
        return heapOf(visit);
      }),
    ours: () => settled(lab, large, (_, visit) => heapOf(visit)),
  });
  const over = (part: (heaps: (typeof ours)[number]) => number) =>
    (median(ours.map(part)) - median(plain.map(part))) / 1e6;
  const [script, dom, buffers] = [
    over((each) => each.script),
    over((each) => each.dom),
    over((each) => each.buffers),
  ];
  return [
    finding('Heap over plain, 10,000 annotations', script + dom + buffers, {
      unit: 'MB',
      bound: 6,
      details: `objects of script ${digits(script)}, of the DOM ${digits(dom)}, buffers ${digits(buffers)}`,
    }),
  ];
};

/** As the size check says it. */
const size: Row = async () => {
  const script = fileURLToPath(new URL('../../.ci/size.mjs', import.meta.url));
  const { stdout: said } = spawnSync(process.execPath, [script], { encoding: 'utf8' }); // It fails over the limit.
  const bytes = /source-bias-annotator\.js\D+(\d+) of/.exec(said)?.[1];
  if (!bytes) throw new Error(`The size check does not name the drop-in:\n${said}`);
  return [finding('Drop-in, brotli', Number(bytes) / 1000, { unit: 'kB', bound: 80 })];
};

/** By the names that `--rows` takes. */
export const rows: Readonly<Record<string, Row>> = {
  'load-large': loadLarge,
  'load-small': loadSmall,
  add,
  scroll,
  jump,
  'round-trip': roundTrip,
  save,
  heap,
  size,
  ...startRows,
  ...codingRows,
  ...anchoringRows,
  ...importRows,
  ...bulkRows,
  ...libraryRows,
  ...reportRows,
  ...formatRows,
  ...commandRows,
};
