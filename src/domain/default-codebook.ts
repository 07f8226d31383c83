/** The codebook that ships with the tool. A change to any id or list raises its version. */
import type { Codebook, Value } from './codebook.js';

const alphabet = 'abcdefghijklmnopqrstuvwxyz';

/** `id: label`, or `id: label | definition`. The first letter of the label that is free becomes the key, or else any that is. */
function list(entries: Readonly<Record<string, string>>): Value[] {
  const taken = new Set<string>();
  return Object.entries(entries).map(([id, text]) => {
    const [label = id, definition] = text.split(' | ');
    const key = [...label.toLowerCase(), ...alphabet].find(
      (letter) => /[a-z]/.test(letter) && !taken.has(letter),
    );
    if (key) taken.add(key);
    return { id, label, ...(key && { key }), ...(definition && { definition }) };
  });
}

export const defaultCodebook: Codebook = {
  id: 'source-bias',
  version: '1.1.0',
  title: 'Source bias in news',
  kinds: [
    {
      id: 'claim',
      label: 'Claim',
      definition: 'A proposition that could be true or false.',
      key: 'c',
      tone: 1,
      parts: [{ id: 'claim', label: 'Claim' }],
      mainPart: 'claim',
      attributes: [
        {
          id: 'worth',
          label: 'Worth checking',
          mandatory: true,
          values: list({
            check: 'Check | A fact that matters to the story and that somebody should verify.',
            minor: 'Minor | A fact, but nothing hangs on it.',
            opinion: 'Opinion | A judgement that no evidence could settle.',
          }),
        },
        {
          id: 'kind',
          label: 'About',
          values: list({
            event: 'Event | Something happened.',
            quantity: 'Quantity | How many, how much, how often.',
            cause: 'Cause | One thing leads to another.',
            prediction: 'Prediction | What will come.',
            rule: 'Rule | What a law, treaty or regulation says.',
            experience: 'Experience | What somebody went through.',
            other: 'Other',
          }),
        },
        {
          id: 'certainty',
          label: 'Certainty',
          values: list({
            asserted: 'Asserted | Stated as fact.',
            hedged: 'Hedged | May, could, reportedly, is thought to.',
            denied: 'Denied | Stated not to be so.',
            question: 'Question | Asked rather than stated.',
          }),
        },
        {
          id: 'support',
          label: 'Support',
          rule: 'attributed',
          values: list({
            none: 'None | The article offers nobody and nothing for it.',
            attributed: 'Attributed | Somebody is named who says so.',
            document_linked: 'Document linked | A document is cited or linked.',
            disputed_in_text: 'Disputed in text | The article itself reports a contradiction.',
          }),
        },
      ],
    },
    {
      id: 'attribution',
      label: 'Attribution',
      definition: 'Who is said to say, think, know, want or order what.',
      key: 'a',
      tone: 2,
      parts: [
        { id: 'source', label: 'Source', key: 's', finder: 'source' },
        { id: 'cue', label: 'Cue', key: 'q', finder: 'cue' },
        { id: 'content', label: 'Content', key: 't' },
        { id: 'addressee', label: 'Addressee', key: 'd' },
      ],
      mainPart: 'content',
      flow: ['cue', 'source'],
      nestsIn: 'content',
      sourced: true,
      attributes: [
        {
          id: 'mode',
          label: 'Mode',
          rule: 'quotation',
          mandatory: true,
          values: list({
            direct: 'Direct | Quoted word for word.',
            mixed: 'Mixed | A paraphrase with quoted words in it.',
            indirect: 'Indirect | Paraphrased.',
            reported: 'Reported | Only the topic is given.',
          }),
        },
        {
          id: 'act',
          label: 'Act',
          rule: 'cue-act',
          values: list({
            say: 'Say',
            think: 'Think',
            know: 'Know',
            want: 'Want',
            order: 'Order',
          }),
        },
        {
          id: 'stance',
          label: 'Stance of the cue',
          rule: 'cue-stance',
          definition: 'What the reporting verb lets readers think of the words.',
          values: list({
            neutral: 'Neutral | Said, told, according to.',
            factive: 'Factive | Admitted, revealed, pointed out: true, then.',
            assertive: 'Assertive | Insisted, maintained, vowed.',
            doubting: 'Doubting | Claimed, alleged, purported.',
            loaded: 'Loaded | Slammed, ranted, bragged.',
            none: 'No cue | No word carries it.',
          }),
        },
        {
          id: 'polarity',
          label: 'Polarity',
          rule: 'cue-polarity',
          values: list({ affirmed: 'Affirmed', negated: 'Negated | Did not say, denied.' }),
        },
        {
          id: 'source_form',
          label: 'Form of the source',
          rule: 'source-form',
          values: list({
            named: 'Named',
            role: 'Role | Only by office or profession.',
            pronoun: 'Pronoun',
            anonymous: 'Anonymous | A person whose name is withheld.',
            vague_group: 'Vague group | Critics, analysts, observers.',
            document: 'Document',
            implicit: 'Implicit | Nobody in the sentence; clear from those around it.',
            author: 'Author | The journalist.',
          }),
        },
      ],
    },
    {
      id: 'framing',
      label: 'Framing',
      definition: 'Wording or selection that tilts how something is seen.',
      key: 'f',
      tone: 3,
      parts: [{ id: 'framing', label: 'Framing' }],
      mainPart: 'framing',
      attributes: [
        {
          id: 'device',
          label: 'Device',
          mandatory: true,
          values: list({
            wording: 'Wording | A loaded word where a plain one would do.',
            label: 'Label | A name or category put on somebody.',
            scare_quotes: 'Scare quotes | Quotation marks that hold words at arm’s length.',
            presupposition: 'Presupposition | What is contested is taken as given.',
            selection: 'Selection | A fact brought in, or left out, for its effect.',
            order_emphasis: 'Order or emphasis | What comes first, what comes last.',
            technique: 'Technique | A persuasion technique of the list below.',
            frame: 'Frame | A frame of the list below.',
          }),
        },
        {
          id: 'frame',
          label: 'Frame',
          when: { attribute: 'device', value: 'frame' },
          values: list({
            economic: 'Economic',
            capacity_resources: 'Capacity and resources',
            morality: 'Morality',
            fairness_equality: 'Fairness and equality',
            legality: 'Legality and constitutionality',
            policy: 'Policy prescription and evaluation',
            crime_punishment: 'Crime and punishment',
            security_defense: 'Security and defence',
            health_safety: 'Health and safety',
            quality_of_life: 'Quality of life',
            cultural_identity: 'Cultural identity',
            public_opinion: 'Public opinion',
            political: 'Political',
            external_reputation: 'External regulation and reputation',
            other: 'Other',
          }),
        },
        {
          id: 'technique',
          label: 'Technique',
          when: { attribute: 'device', value: 'technique' },
          values: list({
            name_calling: 'Name calling or labelling',
            guilt_by_association: 'Guilt by association',
            doubt: 'Casting doubt',
            hypocrisy: 'Appeal to hypocrisy',
            questioning_reputation: 'Questioning the reputation',
            flag_waving: 'Flag waving',
            authority: 'Appeal to authority',
            popularity: 'Appeal to popularity',
            values: 'Appeal to values',
            fear_prejudice: 'Appeal to fear or prejudice',
            causal_oversimplification: 'Causal oversimplification',
            false_dilemma: 'False dilemma or no choice',
            consequential_oversimplification: 'Consequential oversimplification',
            straw_man: 'Straw man',
            red_herring: 'Red herring',
            whataboutism: 'Whataboutism',
            slogans: 'Slogans',
            conversation_killer: 'Conversation killer',
            appeal_to_time: 'Appeal to time',
            loaded_language: 'Loaded language',
            vagueness: 'Obfuscation, vagueness or confusion',
            exaggeration: 'Exaggeration or minimisation',
            repetition: 'Repetition',
          }),
        },
        {
          id: 'polarity',
          label: 'Polarity',
          values: list({ neg: 'Negative', pos: 'Positive', neutral: 'Neutral' }),
        },
        { id: 'target', label: 'Target', definition: 'Who or what is shown in this light.' },
        {
          id: 'aim',
          label: 'Aim',
          values: list({
            direct: 'Direct | At the target itself.',
            indirect: 'Indirect | At the target through somebody or something else.',
          }),
        },
        {
          id: 'voice',
          label: 'Voice',
          rule: 'voice',
          values: list({ author: 'Author', source: 'Source | Inside the words of somebody quoted.' }),
        },
      ],
    },
  ],
};
