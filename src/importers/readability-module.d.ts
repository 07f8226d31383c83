/** The file that holds Readability, without the index that only Node can load. */
declare module '@mozilla/readability/Readability.js' {
  import type { Readability } from '@mozilla/readability';
  const published: typeof Readability;
  export default published;
}
