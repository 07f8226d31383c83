/** The grammar of English that finding a cue or a source needs: inflection, and the small words that frame a verb. */

export type Shape = 'base' | 's' | 'ed' | 'ing' | 'fixed';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

export const determiners = words(
  'a an the this these those its his her their our my your whose every each some any no another such',
);
export const prepositions = words(
  'of by in on at from with for about against over under amid amidst despite between into through during without ' +
    'among toward towards per beyond within',
);
export const auxiliaries = words(
  'am is are was were be been being has have had do does did will would shall should can could may might must',
);
export const subjectPronouns = words('i we you he she they it who which one');
export const pronouns = words(
  'i we you he she they it who whom which that this these those him her them us me himself herself themselves itself ' +
    'his their its hers theirs someone somebody everyone everybody anyone nobody',
);

/** Whether the first word of a cue stays as it is: according to, in the words of, so-called, allegedly. */
export const isFixed = (word: string) =>
  /-|ing$/.test(word) ||
  (word.endsWith('ly') && !/^(?:reply|imply|rely|rally)$/.test(word)) ||
  prepositions.has(word) ||
  /^(?:as|would)$/.test(word);

/** Every form of a verb that text may hold. `irregular`: those that take the place of a regular one. */
export function verbForms(base: string, irregular: readonly string[] = []): ReadonlyMap<string, Shape> {
  const forms = new Map<string, Shape>([[base, 'base']]);
  if (isFixed(base)) return new Map([[base, 'fixed']]);
  for (const form of irregular) if (form !== base) forms.set(form, shapeOf(base, form));
  // A form like "put" is past as well as present, so nothing can be told from it.
  if (irregular.includes(base)) forms.set(base, 'ed');
  const has = (shape: Shape) => irregular.some((form) => form === base || shapeOf(base, form) === shape);
  const stem = doubled(base) ? base + base.at(-1)! : base;
  if (!irregular.some((form) => shapeOf(base, form) === 's')) forms.set(thirdPerson(base), 's');
  if (!has('ed')) forms.set(past(base, stem), 'ed');
  if (!irregular.some((form) => shapeOf(base, form) === 'ing')) forms.set(participle(base, stem), 'ing');
  if (base.endsWith('ise'))
    for (const [form, shape] of [...forms]) forms.set(form.replace(/is(?=e|ing)/, 'iz'), shape);
  return forms;
}

const shapeOf = (base: string, form: string): Shape =>
  form.endsWith('ing') && !base.endsWith('ing') ? 'ing' : form.endsWith('s') && form !== 'was' ? 's' : 'ed';

/** One vowel between consonants: slam, slammed. Longer words that double are listed as irregular. */
const doubled = (base: string) => /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(base);
const thirdPerson = (base: string) =>
  /(?:s|x|z|ch|sh)$/.test(base)
    ? `${base}es`
    : /[^aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}ies`
      : `${base}s`;
const past = (base: string, stem: string) =>
  base.endsWith('e') ? `${base}d` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${stem}ed`;
const participle = (base: string, stem: string) =>
  base.endsWith('ie')
    ? `${base.slice(0, -2)}ying`
    : /[^eoy]e$/.test(base)
      ? `${base.slice(0, -1)}ing`
      : `${stem}ing`;

const notAdverbs = words(
  'family italy july early daily weekly monthly yearly ally rally reply apply supply assembly friendly elderly ' +
    'anomaly monopoly bully likely unlikely deadly costly only lonely holy ugly fly rely imply multiply',
);
export const isAdverb = (word: string) => word.length > 4 && word.endsWith('ly') && !notAdverbs.has(word);

/** didn't, wouldn't. */
export const isContracted = (word: string) => word.endsWith("n't");

/** Whether a word may stand for several people: what a verb without -s has before it. */
export const mayBePlural = (word: string) =>
  (word.endsWith('s') && !/(?:ss|us|is|'s)$/.test(word)) ||
  /^(?:police|media|many|some|most|few|others|children)$|(?:men|people)$/.test(word);
