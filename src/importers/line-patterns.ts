/** How lines look that stand around an article's sentences: titles, bylines, dates, credits. */

/** Whether `text` has at most `count` words. */
export const most = (count: number, text: string) => wordCount(text) <= count;

/** Words in `text`; where a script sets no spaces, two characters count as one. */
export function wordCount(text: string): number {
  const unspaced = text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/gu)?.length ?? 0;
  return text.split(/\s+/).filter(Boolean).length + Math.floor(unspaced / 2);
}

export const endsSentence = (text: string) => /[.!?…。！？؟۔।]["'”’»›“‘)\]」』]*\s*$/u.test(text);

/** Running text, as against a line that names, credits or invites. */
export const isProse = (text: string) =>
  text.length >= 160 ||
  (endsSentence(text) && wordCount(text) >= 6) ||
  (/[.!?…]["'”’»)]*\s+\p{Lu}/u.test(text) && wordCount(text) >= 20 && !isCaption(text));

/** Short enough and not closed by a full stop, as headlines and subheadings are. */
export const isTitleLike = (text: string) =>
  text.length <= 160 && most(25, text) && !/[.。:;,،]["'”’»)]*\s*$/.test(text);

export const isByline = (text: string) =>
  !/[.!?:]$/.test(text.trim()) &&
  most(12, text) &&
  /^(?:(?:words |story |text |reporting )?by|von|par|por|di|door|av|af|autor|كتبت?|بقلم|تحرير|记者|作者|文|撰文)\s*[:：/ ]\s*\p{L}/iu.test(
    text.trim(),
  ) &&
  /\p{Lu}|\p{Lo}|\b(?:our|staff|desk|correspondent|agenc(?:y|ies)|reporters?)\b/u.test(text.trim().slice(2));

const date =
  /(?:^|\D)\d{1,2}(?:\D.*|\D)(?:19|20)\d\d(?:\D|$)|(?:^|\D)(?:19|20)\d\d[-/.年]\s?\d|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}\b/;

/** `text` with the digits of Arabic and Persian as those of Latin. */
const withLatinDigits = (text: string) =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16));

export function isDateline(text: string): boolean {
  const line = withLatinDigits(text.trim());
  if (!/\d/.test(line) || /[!?;]$/.test(line)) return false;
  return (
    (most(15, line) && /^(?:first )?(?:published|posted|updated|last (?:updated|modified))\b/i.test(line)) ||
    (most(10, line) && date.test(line))
  );
}

/** Above an entry of a live blog. */
export const isTimeOfDay = (text: string) =>
  /^\d{1,2}[.:h]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?|uhr)?(?:\s[A-Z]{2,4})?$/i.test(withLatinDigits(text.trim()));

const credit =
  'photo|photograph|foto|fotografía|fotografia|bild|image|picture|credit|crédit|pic|illustration|grafik|graphic';

/** A credit is what tells a caption from a sentence. */
const credits: readonly RegExp[] = [
  /\(\s*\p{Lu}[^()/]{0,40}\/\s*\p{Lu}[^()]{0,60}\)\.?$/u,
  /[(（]\s*\p{Lo}[^()（）/]{0,20}\/\s*\p{Lo}[^()（）]{0,20}[)）]$/u,
  /[(（][^()（）]{1,30}[摄攝][)）]$/u,
  /\((?:photo|image|picture|photograph|file|credit|courtesy|foto|bild)\b[^()]{0,80}\)\.?$/i,
  /\([^()]{0,60}\b(?:photo|images|pictures)\)\.?$/i,
  new RegExp(
    `(?:^|[.!?]\\s+|\\s[–—|]\\s)(?:${credit})s?(?: (?:by|credit|courtesy(?: of)?|source))?\\s*:\\s*\\S[^.!?]{0,80}\\.?\\s?[^.!?]{0,40}\\.?$`,
    'iu',
  ),
  /[.!?]\s+(?:image (?:source|credit|caption)|picture credit|photo(?:graph|illustration)?|illustration) (?:by |courtesy of )?,?\s?\p{Lu}[^.!?]{1,60}\.?$/iu,
  /(?:^|\s)(?:تصوير|صورة)\s*:\s*\S[^.!?]{0,60}$/u,
  new RegExp(`^(?:${credit}|caption|file photo)s?(?: (?:by|courtesy(?: of)?))?\\s*:\\s*\\S`, 'i'),
];

export const isCaption = (text: string) =>
  text.length <= 500 && credits.some((pattern) => pattern.test(text.trim()));

const lastCredit = new RegExp(
  `\\s*(?:\\([^()]{3,100}\\)|(?:${credit})s?(?: (?:by|source))?\\s*[:,][^.!?]{2,80})\\.?\\s*$`,
  'i',
);

/** `text` up to the credit at its end. */
export const withoutCredit = (text: string) => text.replace(lastCredit, '');

/** `name` and what it is or does: how the box about an author or a publisher begins. */
export function tellsAbout(text: string, name: string): boolean {
  const at = text.toLowerCase().indexOf(name.trim().toLowerCase());
  return (
    at >= 0 &&
    at < 120 &&
    /^,? (?:is|was|are|has|covers|writes|reports|works|provides|publishes|serves|delivers|joined|edits)\b/.test(
      text.slice(at + name.trim().length),
    )
  );
}
