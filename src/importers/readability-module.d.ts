/** The file that holds Readability: `default` is there wherever CommonJS is understood. */
declare module '@mozilla/readability/Readability.js' {
  const Readability: typeof import('@mozilla/readability').Readability | undefined;
  export default Readability;
}
