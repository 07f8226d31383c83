// Counts the tests of one `node --test` run and writes the tally as JSON, for `.ci/test.mjs` to add up.
import { relative } from 'node:path';

export default async function* tally(events) {
  const counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // A suite that fails by itself, in a hook say, has no failing test to speak for it.
    if (data.details.type === 'suite' && !ownFailure(data)) continue;
    const outcome = data.skip || data.todo ? 'skipped' : type === 'test:pass' ? 'passed' : 'failed';
    counts[outcome] += 1;
    if (outcome === 'failed') counts.failures.push(failure(data));
  }
  yield JSON.stringify(counts);
}

const ownFailure = ({ details }) => details.error && details.error.failureType !== 'subtestsFailed';

const failure = ({ file, name, details }) =>
  `${file ? `${relative(process.cwd(), file)} › ` : ''}${name}: ${reason(details.error)}`;

/** The runner wraps what a test threw. */
const reason = (error) => error?.cause?.message ?? error?.cause ?? error?.message ?? 'no reason given';
