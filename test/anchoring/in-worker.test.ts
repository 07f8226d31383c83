import { expect } from '@open-wc/testing';
import { carryOver } from '../../src/anchoring/carry-over.js';
import { carryOverInWorker } from '../../src/anchoring/in-worker.js';
import { marked } from '../support/marked.js';

const { text: before, annotations } = marked(
  'The council met on Monday. The mayor said <c>the harbour lost nine million crowns</c> last year. <a>Nobody</a> asked.',
);
const after = `Corrected. ${before.replace('nine', 'ten')}`;
const job = { annotations: [...annotations.values()], before, after };
const expected = carryOver(job.annotations, job);

/** `Worker` as a browser has it, and which ones were started and ended; given back at the end of the test. */
function watchWorkers(Other?: typeof Worker) {
  const Real = globalThis.Worker;
  const seen = { started: [] as string[], ended: 0 };
  globalThis.Worker =
    Other ??
    class extends Real {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        seen.started.push(String(url));
      }
      override terminate() {
        seen.ended++;
        super.terminate();
      }
    };
  return { seen, restore: () => (globalThis.Worker = Real) };
}

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('It did not reject');
}

/** A text that takes a while. */
const long = Array.from({ length: 60_000 }, (_, index) => `w${(index * 7919) % 997}`).join(' ');
const many = Array.from({ length: 3000 }, (_, index) => {
  const start = long.indexOf(' ', index * 60) + 1;
  return {
    id: `${index}`,
    spans: [
      { part: 'claim', start, end: start + 30, exact: long.slice(start, start + 30), prefix: '', suffix: '' },
    ],
  };
});
const slow = { annotations: many, before: null, after: long };

describe('carryOverInWorker', () => {
  const signal = new AbortController().signal;
  let workers: ReturnType<typeof watchWorkers>;
  afterEach(() => workers.restore());

  it('finds in a worker what would be found without one, and ends it', async () => {
    workers = watchWorkers();
    expect(await carryOverInWorker(job, { signal })).to.deep.equal(expected);
    expect(workers.seen.started).to.have.length(1);
    expect(workers.seen.started[0]).to.match(/\/src\/anchoring\/carry-over-worker\.ts$/);
    expect(workers.seen.ended).to.equal(1);
  });

  it('works where the browser starts none', async () => {
    workers = watchWorkers(
      class {
        constructor() {
          throw new DOMException('Refused', 'SecurityError');
        }
      } as unknown as typeof Worker,
    );
    const shares: number[] = [];
    expect(await carryOverInWorker(job, { signal, onProgress: (share) => shares.push(share) })).to.deep.equal(
      expected,
    );
    for (const share of shares) expect(share).to.be.within(0, 1);
  });

  it('works where its file is no script', async () => {
    const Real = globalThis.Worker;
    workers = watchWorkers(
      class extends Real {
        constructor() {
          super('/package.json', { type: 'module' });
        }
      } as typeof Worker,
    );
    expect(await carryOverInWorker(job, { signal })).to.deep.equal(expected);
  });

  it('says how far it is', async () => {
    workers = watchWorkers();
    const shares: number[] = [];
    await carryOverInWorker(slow, { signal, onProgress: (share) => shares.push(share) });
    expect(shares).to.deep.equal(shares.toSorted((a, b) => a - b));
  });

  it('stops when it is told to, and ends the worker', async () => {
    workers = watchWorkers();
    const controller = new AbortController();
    const running = carryOverInWorker(slow, { signal: controller.signal });
    controller.abort(new DOMException('Enough', 'AbortError'));
    expect(await rejection(running)).to.have.property('message', 'Enough');
    expect(workers.seen.ended).to.equal(1);
    expect(await rejection(carryOverInWorker(job, { signal: controller.signal }))).to.have.property(
      'message',
      'Enough',
    );
    expect(workers.seen.started).to.have.length(1);
  });

  it('gives up what it has no time for', async () => {
    workers = watchWorkers();
    const carried = await carryOverInWorker({ ...slow, budget: 0 }, { signal });
    expect(carried).to.have.length(many.length);
    expect(carried.at(-1)).to.include({ status: 'lost', spans: null });
    expect(carried.at(-1)!.reason).to.contain('no time');
  });

  it('says in a sentence what went wrong', async () => {
    workers = watchWorkers();
    const broken = { ...job, annotations: [{ id: 'a', spans: [null as never] }] };
    expect(await rejection(carryOverInWorker(broken, { signal })))
      .to.have.property('message')
      .that.matches(
        /^The annotations could not be compared with the new text: .+ Nothing was changed; try again\.$/,
      );
  });
});
