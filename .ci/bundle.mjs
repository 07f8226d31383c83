// The two scripts that browsers load as they are: the drop-in and the workbench.
import { build } from 'esbuild';

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  splitting: true, // What is imported when needed lands in lazy/, and loads only then.
  chunkNames: 'lazy/[name]-[hash]',
  format: 'esm',
  target: 'es2022',
  minify: true,
  sourcemap: true,
  legalComments: 'none', // Licences are gathered in a file of their own.
  tsconfig: 'tsconfig.json',
  metafile: true,
  logLevel: 'warning',
};

/** `<bias-annotator>` for a script tag. Unwritten, its files are only returned. */
export const bundleAnnotator = ({ write = true } = {}) =>
  build({
    ...shared,
    write,
    entryPoints: { 'source-bias-annotator': 'components/define-annotator.ts' },
    outdir: 'dist',
  });

/** `<bias-workbench>`, beside its page. */
export const bundleWorkbench = () =>
  build({ ...shared, entryPoints: { workbench: 'components/define-workbench.ts' }, outdir: 'dist/workbench' });

/** The package that a bundled file came from: `lit`, `@lit/context`; undefined for our own files. */
export const packageOf = (path) =>
  path.includes('node_modules/') ? /^(@[^/]+\/)?[^/]+/.exec(path.split('node_modules/').at(-1))[0] : undefined;
