// The development server behind `npm start`; the tests reuse its plugins.
import { esbuildPlugin } from '@web/dev-server-esbuild';

const esbuild = esbuildPlugin({
  ts: true,
  target: 'es2022', // 'auto' would pass decorators through, which no browser runs.
  tsconfig: new URL('./tsconfig.json', import.meta.url).pathname,
});

/** Published as CommonJS only, which a browser that loads modules one by one does not know. */
const commonJs = [
  '/@mozilla/readability/Readability.js',
  '/mammoth/mammoth.browser.min.js',
  '/papaparse/papaparse.js',
];

const commonJsAsModules = {
  name: 'common-js-as-modules',
  transform: ({ path, body }) =>
    commonJs.some((file) => path.endsWith(file))
      ? `const module = { exports: {} }, { exports } = module;\n${body}\nexport default module.exports;`
      : undefined,
};

export const plugins = [esbuild, commonJsAsModules];

/** Answers `/` with the workbench itself; its own links start at the root, so they hold at both addresses. */
const workbenchAtRoot = (context, next) => {
  if (context.path === '/') context.path = '/samples/workbench.html';
  return next();
};

export default {
  rootDir: '.',
  middleware: [workbenchAtRoot],
  watch: !process.env.CI,
  ...(process.env.PORT && { port: Number(process.env.PORT) }),
  nodeResolve: { exportConditions: ['development', 'browser'] },
  plugins,
};
