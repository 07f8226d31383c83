/** Words that carry an attribution, as a list that a project can edit, and which list goes with which language. */
import type { CueList } from './cue.js';
import { readCueList } from './cue-text.js';
import { english } from './cues/en.js';

export { acts, stances, type Cue, type CueList, type CueMatch } from './cue.js';
export { cueMatches } from './cue-match.js';
export { printCueList, readCueList } from './cue-text.js';

let parsed: CueList | null = null;

const empty: CueList = { language: 'en', cues: [], negations: [], helpers: [] };

/**
 * The list for a BCP 47 tag, by its primary subtag. An article that does not state its language gets the English one:
 * its words hardly occur in other languages, and most pasted text states none.
 */
export function cueListFor(language: string | null): CueList | null {
  const primary = language?.toLowerCase().split(/[-_]/)[0] || 'en';
  if (primary !== 'en') return null;
  return (parsed ??= readCueList(english, empty));
}
