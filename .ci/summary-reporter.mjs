// One plain line per run for people and for CI: the test runner prints none itself.

const count = (suite, tally) => {
  for (const test of suite.tests) tally[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
  for (const inner of suite.suites) count(inner, tally);
};

/** Counts each browser's tests; a file that crashed before its first test counts as one failure. */
export const summaryReporter = ({ onSummary = () => {} } = {}) => ({
  onTestRunFinished({ sessions }) {
    const tally = { passed: 0, failed: 0, skipped: 0 };
    for (const session of sessions) {
      if (session.testResults) count(session.testResults, tally);
      if (!session.passed && !(session.testResults && hasFailure(session.testResults))) tally.failed += 1;
    }
    console.log(`tests: ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
    onSummary(tally);
  },
});

const hasFailure = (suite) =>
  suite.tests.some((test) => !test.passed && !test.skipped) || suite.suites.some(hasFailure);
