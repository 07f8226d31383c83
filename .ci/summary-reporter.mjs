// Counts the tests of a browser run: the test runner prints no such plain line itself.
import { writeFileSync } from 'node:fs';

const count = (suite, tally) => {
  for (const test of suite.tests) tally[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
  for (const inner of suite.suites) count(inner, tally);
};

const hasFailure = (suite) =>
  suite.tests.some((test) => !test.passed && !test.skipped) || suite.suites.some(hasFailure);

/** Counts each browser's tests; a file that crashed before its first test counts as one failure. */
export const summaryReporter = () => ({
  onTestRunFinished({ sessions }) {
    const tally = { passed: 0, failed: 0, skipped: 0 };
    for (const session of sessions) {
      if (session.testResults) count(session.testResults, tally);
      if (!session.passed && !(session.testResults && hasFailure(session.testResults))) tally.failed += 1;
    }
    console.log(`tests: ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
    if (process.env.TALLY_FILE) writeFileSync(process.env.TALLY_FILE, JSON.stringify(tally));
  },
});
