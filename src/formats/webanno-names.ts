/** What the writer and the reader of WebAnno TSV files agree on beyond the format itself. */

/** One span of an annotation each. */
export const spanLayer = 'webanno.custom.SourceBias';
/** On the first token of an annotation: what the format has no other place for. */
export const recordLayer = 'webanno.custom.SourceBiasRecord';

/** Features of `spanLayer` beside the attributes: those of all spans, then those of the main span alone. */
export const spanFeatures = ['label', 'annotation'] as const;
export const mainFeatures = ['parent', 'sources', 'note'] as const;
export const recordFeatures = ['annotation', 'record'] as const;

/** What a feature may be called; a name that begins as those of links and relations do would be taken for one. */
export const tidyFeature = (name: string) =>
  name.replace(/[^\p{L}\p{M}\p{N}_]+/gu, '_').replace(/^(?=(?:ROLE|BT)_|$)/, '_');
