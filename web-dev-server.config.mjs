// The development server behind `npm start`; the tests reuse its one plugin.
import { esbuildPlugin } from '@web/dev-server-esbuild';

export const esbuild = esbuildPlugin({
  ts: true,
  target: 'es2022', // 'auto' would pass decorators through, which no browser runs.
  tsconfig: new URL('./tsconfig.json', import.meta.url).pathname,
});

export default {
  rootDir: '.',
  appIndex: 'samples/workbench.html',
  watch: !process.env.CI,
  ...(process.env.PORT && { port: Number(process.env.PORT) }),
  nodeResolve: { exportConditions: ['development', 'browser'] },
  plugins: [esbuild],
};
