/** pdf.js's worker is only loaded for what it does. */
declare module 'pdfjs-dist/build/pdf.worker.mjs' {}
