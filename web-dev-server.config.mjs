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
  '/saxes/saxes.js',
  '/xmlchars/xml/1.0/ed5.js',
  '/xmlchars/xml/1.1/ed2.js',
  '/xmlchars/xmlns/1.0/ed3.js',
];

const commonJsAsModules = {
  name: 'common-js-as-modules',
  transform({ path, body }) {
    if (!commonJs.some((file) => path.endsWith(file))) return undefined;
    const own = body.replace(/^const (\w+) = require\(("[^"]+")\);$/gm, 'import $1 from $2;');
    return `const module = { exports: {} }, { exports } = module;\n${own}\nexport default module.exports;`;
  },
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
