// Makes a fresh clone ready to start or to test. Runs before anything is installed: Node built-ins only.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';

process.chdir(new URL('..', import.meta.url).pathname);

const stop = (message) => {
  console.error(message);
  process.exit(1);
};
const run = (command, ...args) =>
  spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32', // npm is a script there.
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

const least = JSON.parse(readFileSync('package.json', 'utf8')).engines.node.replace('>=', '');
const [leastMajor, leastMinor] = least.split('.').map(Number);
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < leastMajor || (major === leastMajor && minor < leastMinor))
  stop(`This project needs Node ${least} or newer; this is Node ${process.versions.node}.`);

const age = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);
const installed = age('node_modules/.package-lock.json'); // npm writes it last.
if (!installed || installed < age('package-lock.json')) {
  console.log('Installing dependencies (npm ci).');
  if (!run('npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error'))
    stop('The dependencies could not be installed: see the messages of npm above.');
}

if (process.argv.includes('--browser')) {
  const { findBrowser } = await import('./browser.mjs');
  const apt = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!(await findBrowser()) && !process.env.CHROME_PATH && apt) {
    console.log('Installing Chromium (apt-get).');
    run('apt-get', 'update', '-qq');
    run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium');
  }
  if (!(await findBrowser())) stop(explain());
}

function explain() {
  if (process.env.CHROME_PATH)
    return `CHROME_PATH names ${process.env.CHROME_PATH}, where there is no file; name a Chrome or Chromium.`;
  return (
    'The tests need Chrome or Chromium, and none was found. Install one with your package manager, or run ' +
    '"npx playwright-core install chromium" and set CHROME_PATH to the path of its program.'
  );
}
