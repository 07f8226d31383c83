/** What this program calls itself in the files that it writes. */
export const generator = { name: 'source-bias-annotator', version: '0.1.0' } as const;
