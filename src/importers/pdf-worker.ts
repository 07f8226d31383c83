/** Reads PDF files outside of the main thread: pdf.js's own worker, which answers to what it is sent. */
import 'pdfjs-dist/build/pdf.worker.mjs';
