/** Definitions: how those who speak are let speak, when, and what nobody is said to say. */
import type { DefinitionText } from './definitions.js';
import { rules } from './definitions-rules.js';

export const mannerDefinitions = {
  mode: {
    title: 'Mode',
    plain:
      'Whether the words are quoted (direct), paraphrased with quoted words in them (mixed), paraphrased (indirect), or only their topic is given (reported).',
    formula: 'attributions of side k with the mode ÷ attributions of side k',
    rules: [rules.compound, rules.of, rules.few],
    source: 'Types of speech after the Redewiedergabe corpus, PolNeAR and the quotation guide of the Guardian.',
    caution: 'Who speaks to a newspaper is quoted more easily than who only publishes statements.',
  },
  'direct-ratio': {
    title: 'Quoted share of the words',
    plain: 'How much of what a side is given to say is in its own words.',
    formula: 'D_k = Σ q(a) ÷ Σ w(a) over the attributions of side k; gap = largest D_k − smallest D_k',
    rules: [rules.quoted, rules.voice, 'Not defined for a side without content words.'],
    source: 'Counting rules of this report.',
    caution: 'A high share of very few words is little: look at the number of words beside it.',
  },
  identity: {
    title: 'Named and anonymous',
    plain:
      'How far readers can tell who speaks: named, told by role and institution, a person without a name, or a group without names (“critics”, “analysts”).',
    formula: 'share of sources, attributions, words and quoted words of each degree',
    rules: [
      'What the registry says of the source counts; where it says nothing, the form of the source in the text.',
      'Of several sources of one attribution the clearest counts.',
      rules.of,
    ],
    source: 'Form of the source after PolNeAR and PARC 3.0 (Pareti 2016).',
    caution: 'It says nothing about whether a name was withheld for a good reason.',
  },
  stance: {
    title: 'Stance of the cue',
    plain:
      'What the reporting verb lets readers think of the words: nothing (neutral: said), that they are true (factive: admitted), that they are pressed (assertive: insisted), that they are doubtful (doubting: claimed), or that they are an outburst (loaded: slammed).',
    formula: 'attributions of side k with the stance ÷ attributions of side k',
    rules: [
      'The analyst decides in context: “claimed responsibility” is an idiom and no doubt.',
      'Rates of cues that tilt leave out attributions without a cue or without a stance.',
      rules.few,
    ],
    source:
      'Reporting verbs after Thompson & Ye (1991), Bell (1991), Geis (1987) and Recasens and others (2013).',
    caution:
      'One verb proves nothing. Look whether different verbs are used for like statements of different sides.',
  },
  'stance-gap': {
    title: 'Difference in doubting cues',
    plain: 'Whether the cues of one side are doubting more often than those of another, and how sure that is.',
    formula: 'ln((d_A + ½)(n_B − d_B + ½) ÷ ((n_A − d_A + ½)(d_B + ½))), with d doubting cues of n',
    rules: [
      '0 means no difference; above 0 the first side is doubted more.',
      'Only cues with a stance are counted.',
      'Only the two sides with the most such cues are compared.',
    ],
    source:
      'Log odds ratio with half a case added (Haldane 1956); interval by the normal approximation (Woolf 1955).',
    caution: 'Where the interval holds 0, the difference may be chance. With few cues it nearly always does.',
  },
  order: {
    title: 'Order',
    plain: 'Who speaks first, who last, and where each side comes in.',
    formula: '',
    rules: [rules.order, rules.blocks],
    source: 'Counting rules of this report.',
    caution: 'News leads with what is new: who starts a dispute often speaks first for that reason alone.',
  },
  position: {
    title: 'Position',
    plain:
      'How far down in the body a statement begins; the median says where the middle one of a side begins.',
    formula:
      'pos(a) = characters of the counted body before the content ÷ all of them; F_k = median of pos(a) for side k',
    rules: [rules.body, 'Headline and standfirst have no position: they are counted apart.'],
    source: 'Counting rules of this report.',
    caution: 'A side with one statement has a median too.',
  },
  'early-share': {
    title: 'Words in the first quarter',
    plain: 'Whose words stand where most readers still read: in the first quarter of the body.',
    formula: 'E_k = content words of side k in the first quarter ÷ all content words there',
    rules: ['The quarter is of the counted words of the body.', rules.voice, rules.few],
    source: 'Counting rules of this report.',
    caution: 'In a short article the first quarter is a paragraph or two.',
  },
  headline: {
    title: 'Headline and standfirst',
    plain: 'Who speaks in the headline and in the standfirst, which many see and nothing else.',
    formula: '',
    rules: [
      'By the block that the attribution begins in.',
      'A standfirst that repeats the body is not counted.',
    ],
    source: 'Counting rules of this report.',
    caution: 'Headlines are often written by somebody else than the article.',
  },
  nesting: {
    title: 'Heard through others',
    plain:
      'Who is heard only in what somebody else says: “the ministry rejected the company’s claim” gives the company’s words out of the ministry’s mouth.',
    formula: 'attributions of a source that lie in another’s content ÷ all of its attributions',
    rules: ['As the analysts have marked it: an attribution lies in the content of another.', rules.voice],
    source: 'Nested attribution as in PARC 3.0 (Pareti 2016).',
    caution: 'To be heard through an opponent is not the same as to be heard.',
  },
  unattributed: {
    title: 'Claims without a source',
    plain: 'What the article asserts by itself: claims for which it offers neither a speaker nor a document.',
    formula: 'claims without support ÷ all claims',
    rules: [
      'A claim that lies in the content of an attribution is attributed, unless something else is coded.',
      'Where no support is coded and nobody says it, the claim counts as one without a source.',
      rules.few,
    ],
    source:
      'Support of claims after the credibility indicators of the Credibility Coalition and the JTI; worth after ClaimBuster.',
    caution:
      'What everybody knows or the reporter saw needs no source. Only claims that somebody has marked are counted.',
  },
  framing: {
    title: 'Framing by device and target',
    plain:
      'Wording, labels, scare quotes, presuppositions, selection and order that tilt how somebody or something is seen, by the target of each.',
    formula: 'density = framings with the target ÷ counted words × 1,000',
    rules: [rules.whole, 'Targets are put together by name, capitals aside.'],
    source: 'BASIL (Fan and others 2019); BABE (Spinde and others 2021).',
    caution: 'Framing is a judgement. Read the words behind each number before you quote it.',
  },
  tone: {
    title: 'Net tone',
    plain: 'Whether the framings with one target are mostly positive or mostly negative.',
    formula: '(pos − neg) ÷ (pos + neg), from −1 to 1',
    rules: [
      'Neutral framings and those without a polarity are left out.',
      'Not defined where nothing is positive or negative.',
    ],
    source: 'Polarity and target as in BASIL (Fan and others 2019).',
    caution: 'One negative framing alone comes out as −1: look at the counts.',
  },
  imbalance: {
    title: 'Coefficient of imbalance',
    plain: 'As net tone, but weaker where few of the framings concern the target or many are neutral.',
    formula:
      'C = (f² − f u) ÷ (r t) if f ≥ u, else (f u − u²) ÷ (r t); f favourable, u unfavourable, r all with a polarity, t framings of all targets',
    rules: ['Not defined where nothing has a polarity.'],
    source: 'Janis & Fadner (1943).',
    caution: 'Made for long series of texts: of a single article it is no more than a summary.',
  },
  reply: {
    title: 'Right of reply',
    plain: 'Whether those who are shown in a bad light get a word of their own.',
    formula: '',
    rules: [
      'Shown in a bad light: targets of a negative framing, and addressees of a loaded cue (“accused”, “slammed”).',
      'Heard: at least one attribution with content, of the source itself or, where a side is the target, of that side.',
      'Targets are found among the names and aliases of the sources and among the sides.',
    ],
    source: 'The right of reply in codes of press ethics; counting rules of this report.',
    caution: 'An article that says “did not reply to questions” has asked. Look at the words.',
  },
} as const satisfies Readonly<Record<string, DefinitionText>>;
