// Tests in real browsers: Chromium always, Firefox as well with BROWSERS=all where one is installed.
import { existsSync } from 'node:fs';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { summaryReporter } from '../.ci/summary-reporter.mjs';
import { plugins } from '../web-dev-server.config.mjs';

const root = process.getuid?.() === 0;
const firefox =
  process.env.FIREFOX_PATH ?? ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));

const chromium = () => chromeLauncher({ launchOptions: { args: root ? ['--no-sandbox'] : [] } });

/** Of two browsers at once, one for the tests that press keys: nothing else takes the focus from them there. */
const groups = [
  { name: 'components', files: 'test/{components,editor}/*.test.ts', browsers: [chromium()] },
  {
    name: 'source',
    files: ['test/**/*.test.ts', '!test/{components,editor,end-to-end,node,bench}/**'],
    browsers: [chromium()],
  },
];
/** Of all tests at once, and where only Chromium is asked for. */
const split = process.env.TEST_ALL && process.env.BROWSERS !== 'all';

export default {
  ...(split ? { groups } : { files: ['test/**/*.test.ts', '!test/{end-to-end,node,bench}/**'] }),
  nodeResolve: { exportConditions: ['development', 'browser'] },
  plugins,
  concurrency: 1,
  concurrentBrowsers: 2,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000, // Only a failing test is to meet one of these limits, however busy the machine.
  testFramework: { config: { timeout: 30_000 } },
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  coverageConfig: {
    include: ['src/**/*.ts', 'components/**/*.ts'],
    reportDir: 'coverage',
    reporters: ['json-summary', 'lcovonly'],
  },
  reporters: [defaultReporter({ reportTestProgress: Boolean(process.stdout.isTTY) }), summaryReporter()],
  browsers: [
    chromium(),
    ...(firefox && process.env.BROWSERS === 'all'
      ? [chromeLauncher({ puppeteer, launchOptions: { browser: 'firefox', executablePath: firefox } })]
      : []),
  ],
};
