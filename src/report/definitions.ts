/** What each measure of a report says, how it is counted, and how it is not to be read. */
import { countDefinitions } from './definitions-counts.js';
import { mannerDefinitions } from './definitions-manner.js';
import { viewDefinitions } from './definitions-views.js';

export const measureIds = [
  'counting',
  'attributions',
  'sources',
  'words',
  'quoted-words',
  'voice-space',
  'interval',
  'mode',
  'direct-ratio',
  'identity',
  'stance',
  'stance-gap',
  'order',
  'position',
  'early-share',
  'headline',
  'nesting',
  'diversity',
  'transparency',
  'unattributed',
  'framing',
  'tone',
  'imbalance',
  'reply',
  'two-sides',
  'strip',
  'matrix',
  'alignment',
  'corpus',
] as const;
export type MeasureId = (typeof measureIds)[number];

export interface Definition {
  readonly id: MeasureId;
  readonly title: string;
  /** What it says, for whoever reads the report. */
  readonly plain: string;
  /** Empty where there is none. */
  readonly formula: string;
  /** The counting rules that apply, a sentence each. */
  readonly rules: readonly string[];
  /** Where the definition comes from. */
  readonly source: string;
  /** How not to read it; empty where nothing has to be said. */
  readonly caution: string;
}

/** A definition before it has the id that it is listed under. */
export type DefinitionText = Omit<Definition, 'id'>;

const texts: Readonly<Record<MeasureId, DefinitionText>> = {
  ...countDefinitions,
  ...mannerDefinitions,
  ...viewDefinitions,
};

export const definitions = Object.fromEntries(
  measureIds.map((id) => [id, { id, ...texts[id] }]),
) as unknown as Readonly<Record<MeasureId, Definition>>;

/** Those of `ids` that are defined, in the order of the list above and none twice; `counting` always. */
export function definitionsFor(ids: Iterable<string>): readonly Definition[] {
  const wanted = new Set<string>(['counting', ...ids]);
  return measureIds.filter((id) => wanted.has(id)).map((id) => definitions[id]);
}
