// Counts the tests of one `node --test` run and writes the tally as JSON, for `.ci/test.mjs` to add up.

export default async function* tally(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // A suite that fails by itself, in a hook say, has no failing test to speak for it.
    if (data.details.type === 'suite' && !ownFailure(data)) continue;
    counts[data.skip || data.todo ? 'skipped' : type === 'test:pass' ? 'passed' : 'failed'] += 1;
  }
  yield JSON.stringify(counts);
}

const ownFailure = ({ details }) => details.error && details.error.failureType !== 'subtestsFailed';
