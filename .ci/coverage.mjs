// Fails where the tests in the browser leave too many branches of src/ untried.
import { existsSync, readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';

process.chdir(new URL('..', import.meta.url).pathname);

const least = 90;
const file = 'coverage/coverage-summary.json';
if (!existsSync(file)) {
  console.error('There is no coverage to judge: run the tests with COVERAGE=1 first.');
  process.exit(1);
}
const summary = JSON.parse(readFileSync(file, 'utf8'));
const files = Object.entries(summary)
  .map(([path, { branches }]) => ({ path: relative('.', path), ...branches }))
  .filter(({ path }) => path.startsWith(`src${sep}`));
const sum = (key) => files.reduce((total, file) => total + file[key], 0);
const percent = sum('total') ? (100 * sum('covered')) / sum('total') : 0;

for (const { path, covered, total, pct } of files.sort((a, b) => a.pct - b.pct))
  if (pct < least) console.log(`${String(Math.round(pct)).padStart(4)} %  ${covered}/${total}  ${path}`);
console.log(
  `Branches of src/ tried: ${percent.toFixed(1)} % of ${sum('total')}; at least ${least} % are asked for.`,
);
if (percent < least) process.exitCode = 1;
