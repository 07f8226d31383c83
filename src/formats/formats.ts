/** All exchange formats by id. Loaded only when something is to be exchanged. */
import { brat } from './brat.js';
import { doccano } from './doccano.js';
import type { ExchangeFormat } from './exchange-format.js';
import { json } from './json.js';
import { jsonl } from './jsonl.js';

export const formats: Readonly<Record<string, ExchangeFormat>> = Object.fromEntries(
  [json, jsonl, brat, doccano].map((format) => [format.id, format]),
);
