/** All exchange formats by id, in the order in which files are tried and people choose. Loaded only when something is to be exchanged. */
import { brat } from './brat.js';
import { casJson } from './cas-json.js';
import { csv } from './csv.js';
import { doccano } from './doccano.js';
import type { ExchangeFormat } from './exchange-format.js';
import { hypothesis } from './hypothesis.js';
import { json } from './json.js';
import { jsonl } from './jsonl.js';
import { labelStudio } from './label-studio.js';
import { refiQda } from './refi-qda.js';
import { spacy } from './spacy.js';
import { tei } from './tei.js';
import { webAnnotation } from './web-annotation.js';
import { webannoTsv } from './webanno-tsv.js';

const all: readonly ExchangeFormat[] = [
  json,
  jsonl,
  csv,
  webAnnotation,
  brat,
  casJson,
  webannoTsv,
  labelStudio,
  doccano,
  spacy,
  hypothesis,
  refiQda,
  tei,
];

export const formats: Readonly<Record<string, ExchangeFormat>> = Object.fromEntries(
  all.map((format) => [format.id, format]),
);
