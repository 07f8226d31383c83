// Counts the tests of a browser run, and names those that failed: the test runner prints no such plain line itself.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

const count = (suite, tally, path) => {
  for (const test of suite.tests) {
    tally[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
    if (!test.skipped && !test.passed) {
      tally.failures.push(`${[...path, test.name].join(' › ')}: ${test.error?.message ?? 'no reason given'}`);
    }
  }
  for (const inner of suite.suites) count(inner, tally, [...path, inner.name]);
};

/** What is wrong with a file that failed without a failing test to show for it: a crash, a time that ran out. */
const crash = ({ testFile, errors }) =>
  `${relative(process.cwd(), testFile)}: ${errors.map(({ message }) => message).join('; ') || 'no reason given'}`;

/** Counts each browser's tests; a file that crashed before its first test counts as one failure. */
export const summaryReporter = () => ({
  onTestRunFinished({ sessions }) {
    const tally = { passed: 0, failed: 0, skipped: 0, failures: [] };
    for (const session of sessions) {
      const before = tally.failed;
      if (session.testResults) count(session.testResults, tally, [relative(process.cwd(), session.testFile)]);
      if (session.passed || tally.failed > before) continue;
      tally.failed += 1;
      tally.failures.push(crash(session));
    }
    console.log(`tests: ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
    if (process.env.TALLY_FILE) writeFileSync(process.env.TALLY_FILE, JSON.stringify(tally));
  },
});
