/** The file that holds Readability: `default` is there wherever CommonJS is understood. */
declare module '@mozilla/readability/Readability.js' {
  import type { Readability } from '@mozilla/readability';
  const published: typeof Readability | undefined;
  export default published;
}
