// Runs every test, in the browser and in Node, and ends with one line: `N passed, N failed`.
// Words after the command name the files to run, by any part of their path.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';

process.chdir(new URL('..', import.meta.url).pathname);

const wanted = process.argv.slice(2);
const files = readdirSync('test', { recursive: true })
  .map((path) => join('test', path).replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.test.ts') && (!wanted.length || wanted.some((word) => path.includes(word))))
  .sort();
const inFolder = (folder) => files.filter((path) => path.startsWith(`test/${folder}/`));
const inNode = inFolder('node');
const endToEnd = inFolder('end-to-end');
const inBrowser = files.filter((path) => !inNode.includes(path) && !endToEnd.includes(path));

const scratch = mkdtempSync(join(tmpdir(), 'tally-'));
const tallyFile = join(scratch, 'tally.json');
const total = { passed: 0, failed: 0, skipped: 0, failures: [] };

/** @type {Record<string, string | undefined>} */
const env = { ...process.env, CHROME_PATH: await findBrowser(), TALLY_FILE: tallyFile };
const node = (...args) =>
  spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status;

function fail(reason) {
  total.failed += 1;
  total.failures.push(reason);
}

/** Runs one group of tests; one that breaks without a failing test to show for it counts as one failure. */
function run(title, group, command) {
  if (!group.length) return;
  console.log(`\n${title}`);
  rmSync(tallyFile, { force: true });
  const status = node(...command);
  const tally = existsSync(tallyFile) ? JSON.parse(readFileSync(tallyFile, 'utf8')) : {};
  for (const outcome of ['passed', 'failed', 'skipped']) total[outcome] += tally[outcome] ?? 0;
  total.failures.push(...(tally.failures ?? []).map((failure) => failure.replace(/\s+/g, ' ').slice(0, 300)));
  if (status !== 0 && !tally.failed) fail(`${title}: the runner ended with ${status} and named no test`);
}

const coverage = process.env.COVERAGE || process.env.CI ? ['--coverage'] : [];
const runner = ['node_modules/@web/test-runner/dist/bin.js', '--config', 'test/web-test-runner.config.mjs'];
const nodeTests = [
  ...['--import', 'tsx', '--test', '--test-timeout=300000', '--test-concurrency=2'],
  ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
  ...['--test-reporter=./.ci/node-reporter.mjs', `--test-reporter-destination=${tallyFile}`],
];

rmSync('coverage/coverage-summary.json', { force: true }); // An old one must not speak for this run.
if (!wanted.length) env.TEST_ALL = '1'; // The runner then shares all files out among two browsers by itself.
run('In the browser', inBrowser, [...runner, ...coverage, ...(wanted.length ? ['--files', ...inBrowser] : [])]);
run('In Node', inNode, [...nodeTests, ...inNode]);
if (endToEnd.length && node('.ci/build.mjs') === 0) env.BUILT = '1';
else if (endToEnd.length) fail('End to end: the scripts could not be built');
run('End to end', endToEnd, [...nodeTests, ...endToEnd]);
rmSync(scratch, { recursive: true });

if (total.passed + total.failed === 0) {
  console.error(wanted.length ? `No test file matches ${wanted.join(' or ')}.` : 'There are no tests.');
  process.exitCode = 1;
}
if (process.env.TOTAL_FILE) writeFileSync(process.env.TOTAL_FILE, JSON.stringify(total));
for (const failure of total.failures) console.log(`✖ ${failure}`);
const skipped = total.skipped ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
if (total.failed) process.exitCode = 1;
