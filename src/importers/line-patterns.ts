/** How lines look that stand around an article's sentences: furniture, bylines, dates, credits. */

const most = (count: number, text: string) => wordCount(text) <= count;

/** Words in `text`; where a script sets no spaces, two characters count as one. */
export function wordCount(text: string): number {
  const unspaced = text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/gu)?.length ?? 0;
  return text.split(/\s+/).filter(Boolean).length + Math.floor(unspaced / 2);
}

export const endsSentence = (text: string) => /[.!?…。！？؟۔।]["'”’»›“‘)\]」』]*\s*$/u.test(text);

/** Running text, as against a line that names, credits or invites. */
export const isProse = (text: string) => text.length >= 160 || (endsSentence(text) && wordCount(text) >= 6);

/** Short enough and not closed by a full stop, as headlines and subheadings are. */
export const isTitleLike = (text: string) =>
  text.length <= 160 && most(25, text) && !/[.。:;,،]["'”’»)]*\s*$/.test(text);

const shareWords =
  'share|save|post|tweet|email|e-?mail|mail|print|copy(?: link)?|link|facebook|twitter|x|whatsapp|telegram|' +
  'linkedin|reddit|pinterest|bluesky|threads|mastodon|bookmark|listen|this(?: article| story)?|on|via|with|and|or|to|friends';

/** Lines that are furniture by themselves, wherever they stand. */
const furniture: readonly RegExp[] = [
  /^(?:reading time:?\s*)?\d+\s*-?\s*(?:mins?|minutes?)\.?(?:\s+(?:to\s+)?read)?$/i,
  new RegExp(`^(?:(?:${shareWords})(?:[\\s·|•,/:]+|$))+$`, 'i'),
  /^(?:skip|jump) to (?:main )?(?:content|navigation)$/i,
  /^skip (?:ad|advert|advertisement)$/i,
  /^(?:ad|advert|advertisements?|sponsored(?: content)?|promoted(?: content)?|paid (?:content|post))$/i,
  /^(?:home|menu|search|log ?in|log ?out|sign ?in|sign ?up|register|sections?|back to top|load more|show more|close|next|previous)$/i,
  /^home\s*[>›»/|]\s*\S/i,
  /^[^.!?>›»]{1,30}(?:\s+[>›»]\s+[^.!?>›»]{1,30}){2,}$/,
  /^(?:read|see|watch|listen) (?:more|also|next)(?:\s*[:–—-].*)?$/i,
  /^(?:related|also read|read also|more on(?: this)?|tags?|topics?|filed under|keywords)\s*[:–—].*$/i,
  /^(?:please )?(?:subscribe|sign up|register)\b.*\b(?:newsletters?|emails?|updates|alerts|inbox|today|now|week|month)\b/i,
  /\b(?:our|free|daily|weekly)\b.*\bnewsletters?\b/i,
  /^follow (?:us|me|[@\p{Lu}]\S*) on\b/iu,
  /^(?:download|get) (?:the|our) app\b/i,
  /^(?:accept|reject|manage|allow) (?:all )?(?:cookies?|choices|preferences)?$/i,
  /\b(?:we|site|website|partners|by continuing)\b.*\bcookies\b|\bcookies? (?:policy|settings|preferences|notice)\b/i,
];

/** Lines with which the part of a page begins that is no longer the article. */
const sections: readonly RegExp[] = [
  /^(?:leave|post|add|write) (?:a|your) (?:reply|comment)s?\b/i,
  /^your email address will not be published\b/i,
  /^required fields are marked\b/i,
  /^(?:post comment|(?:\d[\d.,]* )?comments?|comments? \(\d[\d.,]*\)|no comments(?: yet)?)$/i,
  /^join the (?:conversation|discussion|debate)\b/i,
  /^(?:sign|log) ?in to (?:join|comment|reply|read|continue)\b/i,
  /^(?:related|recommended|trending|popular)(?: (?:articles?|stories|posts?|news|topics|content|reading|now|for you))?$/i,
  /^(?:latest|more) (?:from|in|on|news|stories|articles|posts)\b/i,
  /^most (?:read|popular|viewed|shared|commented)\b/i,
  /^(?:you (?:may|might) also (?:like|enjoy)|up next|don['’]t miss|editors?['’]?s? picks?)\b/i,
  /^about the authors?$/i,
  /^(?:©|\(c\) ?\d{4}|copyright\b)/i,
  /^(?:.{0,60}\s)?all rights reserved\b/i,
];

const matches = (patterns: readonly RegExp[], text: string, words: number) =>
  text.length <= 200 && most(words, text) && patterns.some((pattern) => pattern.test(text.trim()));

export const opensSection = (text: string) => matches(sections, text, 12) && !/[:,]$/.test(text.trim());
export const isFurniture = (text: string) => matches(furniture, text, 30) || opensSection(text);

export const isByline = (text: string) =>
  !/[.!?:]$/.test(text.trim()) &&
  most(12, text) &&
  /^(?:(?:words |story |text |reporting )?by|von|par|por|di|door|av|af|autor|كتبت?|بقلم|تحرير)\s*[: ]\s*\p{L}/iu.test(
    text.trim(),
  ) &&
  /\p{Lu}|\p{Lo}|\b(?:our|staff|desk|correspondent|agenc(?:y|ies)|reporters?)\b/u.test(text.trim().slice(2));

const date =
  /(?:^|\D)\d{1,2}(?:\D.*|\D)(?:19|20)\d\d(?:\D|$)|(?:^|\D)(?:19|20)\d\d[-/.年]\s?\d|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}\b/;

export const isDateline = (text: string) =>
  /\d/.test(text) &&
  !/[!?;]$/.test(text.trim()) &&
  ((most(15, text) &&
    /^(?:first )?(?:published|posted|updated|last (?:updated|modified))\b/i.test(text.trim())) ||
    (most(10, text) && date.test(text)));

/** A credit is what tells a caption from a sentence. */
const credits: readonly RegExp[] = [
  /\(\s*\p{Lu}[^()/]{0,40}\/\s*\p{Lu}[^()]{0,60}\)\.?$/u,
  /\((?:photo|image|picture|photograph|file|credit|courtesy)\b[^()]{0,80}\)\.?$/i,
  /\([^()]{0,60}\b(?:photo|images|pictures)\)\.?$/i,
  /(?:^|[.!?]\s+|\s[–—|]\s)(?:photo|photograph|image|picture|credit|pic)s?(?: (?:by|credit|courtesy(?: of)?))?\s*:\s*\S[^.!?]{0,80}\.?\s?[^.!?]{0,40}\.?$/iu,
  /(?:^|\s)(?:تصوير|صورة)\s*:\s*\S[^.!?]{0,60}$/u,
  /^(?:photo|photograph|image|picture|caption|file photo|illustration|graphic)s?(?: (?:by|courtesy(?: of)?))?\s*:\s*\S/i,
];

export const isCaption = (text: string) =>
  text.length <= 500 && credits.some((pattern) => pattern.test(text.trim()));

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
