// The gate: all that has to hold before a change goes in. Runs every step, names those that failed, and
// ends with one line that counts tests and steps together: `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

process.chdir(new URL('..', import.meta.url).pathname);

const steps = ['test', 'coverage', 'format', 'lint', 'types', 'build', 'size', 'schema', 'package'];
const scratch = mkdtempSync(join(tmpdir(), 'check-'));
const totalFile = join(scratch, 'total.json');

const passes = (step) => {
  console.log(`\n== ${step}`);
  const { status } = spawnSync('npm', ['run', '--silent', step], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32', // npm is a script there.
    env: { ...process.env, COVERAGE: '1', TOTAL_FILE: totalFile },
  });
  return status === 0;
};
const failed = steps.filter((step) => !passes(step));

const tests = existsSync(totalFile)
  ? JSON.parse(readFileSync(totalFile, 'utf8'))
  : { passed: 0, failed: 0, skipped: 0, failures: [] };
rmSync(scratch, { recursive: true });
// The tests speak for themselves; their step counts only where it failed without a failing test.
const counted = tests.passed + tests.failed ? steps.filter((step) => step !== 'test') : steps;
const failedSteps = counted.filter((step) => failed.includes(step));

console.log(failed.length ? `\nFailed: ${failed.join(', ')}` : '\nEverything holds.');
for (const failure of tests.failures) console.log(`✖ ${failure}`); // Once more: the tests are far up by now.
const skipped = tests.skipped ? `, ${tests.skipped} skipped` : '';
const passed = tests.passed + counted.length - failedSteps.length;
console.log(`${passed} passed, ${tests.failed + failedSteps.length} failed${skipped}`);
if (failed.length) process.exitCode = 1;
