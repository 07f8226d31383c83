/** Groups statements of different articles by the words that they share. */
import type { ClaimWord } from './across-words.js';
import type { SharedWord } from './align-claims.js';

interface Said {
  /** Id of the article. */
  readonly article: string;
  /** At least one. */
  readonly words: readonly ClaimWord[];
}

export interface Alike {
  /** Index of the statement. */
  readonly at: number;
  /** Cosine with those of the other articles in the group, on average. */
  readonly likeness: number;
}

export interface AlikeGroup {
  /** Of each article the one that is most like the others. */
  readonly members: readonly Alike[];
  readonly further: readonly Alike[];
  readonly shared: readonly SharedWord[];
}

/** Cosine from which two statements may say the same, and that of what is left without names and numbers. */
const [least, leastPlain] = [0.4, 0.3];
/** Words that are no names which two statements share at least: the same names are in every story of an event. */
const leastWords = 2;
const [nameWeight, numberWeight] = [1.25, 1.5];
/** As if so many more statements were compared: among few, a word that two of them share is not common for that. */
const others = 50;
/** Of one statement: how many others that share a word with it are looked at, the rarest words first, and how many pairs are kept. */
const [lookups, partners] = [1000, 50];
const mostShared = 12;

/** Word by weight; of length 1 together. */
type Vector = ReadonlyMap<string, number>;

/** Statements of the very same words. */
interface Unit {
  readonly vector: Vector;
  /** The same vector as numbers of words, and the weight of each. */
  readonly keys: Int32Array;
  readonly values: Float64Array;
  /** Which part of its length is left without names and numbers. */
  readonly plainLength: number;
  readonly plainWords: number;
  readonly statements: number[];
  /** Id of the article that all of them are in; null where they are in several. */
  article: string | null;
}

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

interface Group {
  readonly units: number[];
  /** Sum of their vectors. */
  readonly sum: Map<string, number>;
}

/** The same for the same statements in the same order. What most articles have first, then by likeness. */
export function groupAlike(statements: readonly Said[]): readonly AlikeGroup[] {
  const weights = weigh(statements);
  const units = unitsOf(statements, weights);
  return join(units, pairsOf(units, weights))
    .map((group) => group.flatMap((unit) => units[unit]!.statements).sort((a, b) => a - b))
    .filter((group) => new Set(group.map((at) => statements[at]!.article)).size > 1)
    .map((group) => explain(group, statements, weights.weight))
    .sort(
      (a, b) =>
        b.members.length - a.members.length ||
        mean(b.members) - mean(a.members) ||
        a.members[0]!.at - b.members[0]!.at,
    );
}

const mean = (members: readonly Alike[]) =>
  members.reduce((sum, { likeness }) => sum + likeness, 0) / members.length;

interface Weights {
  readonly weight: ReadonlyMap<string, number>;
  /** The number of each word. */
  readonly numbers: ReadonlyMap<string, number>;
  /** By that, whether it is neither a name nor a number, and how many statements have it. */
  readonly plain: Uint8Array;
  readonly frequency: Int32Array;
}

/** Rare words weigh more, and so do names and numbers. A word is a name where it never has a small letter in front. */
function weigh(statements: readonly Said[]): Weights {
  const found = new Map<string, { count: number; figure: boolean; small: boolean }>();
  for (const { words } of statements) {
    const here = new Set<string>();
    for (const { key, number, capital } of words) {
      const word = found.get(key) ?? { count: 0, figure: number, small: false };
      found.set(key, word);
      word.small ||= !number && !capital;
      if (!here.has(key)) word.count += 1;
      here.add(key);
    }
  }
  const weight = new Map<string, number>();
  for (const [key, { count, figure, small }] of found) {
    const more = figure ? numberWeight : small ? 1 : nameWeight;
    weight.set(key, more * Math.log(1 + (statements.length + others) / count));
  }
  return {
    weight,
    numbers: new Map([...found.keys()].map((key, number) => [key, number])),
    plain: Uint8Array.from(found.values(), ({ small }) => Number(small)),
    frequency: Int32Array.from(found.values(), ({ count }) => count),
  };
}

function unitsOf(statements: readonly Said[], { weight, numbers, plain }: Weights): readonly Unit[] {
  const found = new Map<string, Unit>();
  statements.forEach(({ article, words }, at) => {
    const texts = [...new Set(words.map(({ key }) => key))].sort();
    const same = texts.join('\n');
    let unit = found.get(same);
    if (!unit) {
      const vector = vectorOf(texts, weight);
      const keys = Int32Array.from(texts, (key) => numbers.get(key)!);
      const values = Float64Array.from(texts, (key) => vector.get(key)!);
      const plainKeys = values.filter((_, index) => plain[keys[index]!]);
      const plainLength = Math.sqrt(plainKeys.reduce((sum, value) => sum + value ** 2, 0));
      unit = { vector, keys, values, plainLength, plainWords: plainKeys.length, statements: [], article };
      found.set(same, unit);
    }
    unit.statements.push(at);
    if (unit.article !== article) unit.article = null;
  });
  return [...found.values()];
}

function vectorOf(keys: readonly string[], weight: Weights['weight']): Vector {
  const length = Math.sqrt(keys.reduce((sum, key) => sum + weight.get(key)! ** 2, 0));
  return new Map(keys.map((key) => [key, weight.get(key)! / length]));
}

/** Pairs that are alike and of two articles at least, the most alike first. */
function pairsOf(units: readonly Unit[], { plain, frequency }: Weights): readonly Pair[] {
  const having: number[][] = Array.from(frequency, () => []);
  const here = new Float64Array(frequency.length);
  const seen = new Int32Array(units.length).fill(-1);
  const pairs: Pair[] = [];
  units.forEach((unit, b) => {
    unit.keys.forEach((key, index) => (here[key] = unit.values[index]!));
    const found: Pair[] = [];
    let left = lookups;
    for (const key of unit.keys.toSorted((x, y) => frequency[x]! - frequency[y]! || x - y)) {
      const list = having[key]!;
      for (let place = list.length - 1; place >= 0 && left > 0; place--, left--) {
        const a = list[place]!;
        if (seen[a] === b) continue;
        seen[a] = b;
        if (unit.article !== null && unit.article === units[a]!.article) continue;
        const likeness = likenessOf(units[a]!, unit, here, plain);
        if (likeness >= least) found.push({ a, b, likeness });
      }
      list.push(b);
    }
    pairs.push(...found.sort((x, y) => y.likeness - x.likeness || x.a - y.a).slice(0, partners));
    for (const key of unit.keys) here[key] = 0;
  });
  return pairs.sort((x, y) => y.likeness - x.likeness || x.a - y.a || x.b - y.b);
}

/** Cosine of two units, the weights of the second one being `here`; 0 where little but names and numbers is alike. */
function likenessOf(a: Unit, b: Unit, here: Float64Array, plain: Uint8Array): number {
  let [sum, plainSum, words] = [0, 0, 0];
  for (let index = 0; index < a.keys.length; index++) {
    const key = a.keys[index]!;
    const product = a.values[index]! * here[key]!;
    if (!product) continue;
    sum += product;
    if (!plain[key]) continue;
    plainSum += product;
    words += 1;
  }
  const enough = Math.max(1, Math.min(leastWords, a.plainWords, b.plainWords));
  return words >= enough && plainSum >= leastPlain * a.plainLength * b.plainLength ? sum : 0;
}

function dot(a: Vector, b: Vector): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [key, value] of few) sum += value * (many.get(key) ?? 0);
  return sum;
}

/** Joins the most alike first, and two groups only where their members are alike on average. */
function join(units: readonly Unit[], pairs: readonly Pair[]): readonly (readonly number[])[] {
  const groups = units.map((unit, index): Group => ({ units: [index], sum: new Map(unit.vector) }));
  for (const { a, b } of pairs) {
    const [one, other] = [groups[a]!, groups[b]!];
    if (one === other) continue;
    if (dot(one.sum, other.sum) / (one.units.length * other.units.length) < least) continue;
    const [into, from] = one.units.length >= other.units.length ? [one, other] : [other, one];
    for (const [key, value] of from.sum) into.sum.set(key, (into.sum.get(key) ?? 0) + value);
    into.units.push(...from.units);
    for (const unit of from.units) groups[unit] = into;
  }
  return [...new Set(groups)].map((group) => group.units);
}

function explain(group: readonly number[], statements: readonly Said[], weight: Weights['weight']): AlikeGroup {
  const vectors = new Map(
    group.map((at) => [at, vectorOf([...new Set(statements[at]!.words.map(({ key }) => key))], weight)]),
  );
  const articles = new Map<string, { sum: Map<string, number>; count: number }>();
  const all = { sum: new Map<string, number>(), count: 0 };
  for (const at of group) {
    const { article } = statements[at]!;
    const own = articles.get(article) ?? { sum: new Map<string, number>(), count: 0 };
    articles.set(article, own);
    for (const into of [all, own]) {
      into.count += 1;
      for (const [key, value] of vectors.get(at)!) into.sum.set(key, (into.sum.get(key) ?? 0) + value);
    }
  }
  const alike = group.map((at): Alike => {
    const own = articles.get(statements[at]!.article)!;
    const vector = vectors.get(at)!;
    const likeness = (dot(vector, all.sum) - dot(vector, own.sum)) / (all.count - own.count);
    return { at, likeness: Math.min(1, Math.max(0, likeness)) };
  });
  const best = new Map<string, Alike>();
  for (const each of alike) {
    const known = best.get(statements[each.at]!.article);
    if (!known || each.likeness > known.likeness + 1e-9) best.set(statements[each.at]!.article, each);
  }
  const members = [...best.values()].sort((a, b) => a.at - b.at);
  return {
    members,
    further: alike.filter((each) => best.get(statements[each.at]!.article) !== each),
    shared: sharedWords(
      members.map(({ at }) => statements[at]!),
      weight,
    ),
  };
}

function sharedWords(said: readonly Said[], weight: Weights['weight']): readonly SharedWord[] {
  const found = new Map<string, { word: string; articles: Set<string> }>();
  for (const { article, words } of said)
    for (const { key, word } of words) {
      const known = found.get(key) ?? { word, articles: new Set() };
      found.set(key, known);
      known.articles.add(article);
    }
  return [...found]
    .filter(([, { articles }]) => articles.size > 1)
    .sort(([a, one], [b, other]) => other.articles.size - one.articles.size || weight.get(b)! - weight.get(a)!)
    .slice(0, mostShared)
    .map(([, { word, articles }]) => ({ word, articles: articles.size }));
}
