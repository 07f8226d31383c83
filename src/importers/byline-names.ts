/** The names in the line that says who wrote an article; none where it is not plain which words are names. */
import { tidy } from './json-ld.js';

const by =
  /^(?:(?:words |story |text |written |reporting )?by|von|par|por|di|door|av|af|كتبت?|بقلم|تحرير|记者|作者|撰文|文)(?:\s*[::/]\s*|\s+)/i;

/** The name in "By Ana Lima". */
export const withoutBy = (byline: string) => byline.replace(by, '').trim();

const between = /\s+(?:and|und|et|y|e|en|og|och|و)\s+|\s*[&;]\s*/u;
const particles = /^(?:al|ap|bin|bint|da|dal|de|del|della|den|der|di|dos|du|el|ibn|la|le|ten|ter|van|von|zu)$/i;

/** `line` up to where an office, a date or a place follows. */
export function namesIn(line: string | null | undefined): string[] {
  const words = withoutBy(tidy(line) ?? '').replace(/\s*\([^()]*\)/g, '');
  const [list = ''] = words.split(/\s*[,،|·•]\s*|\s[–—-]\s/u);
  const names = list.split(between).map((name) => name.trim());
  return names.every(isName) ? names : [];
}

/** Two to five words that begin as names do; one, where a script sets no spaces. */
function isName(name: string): boolean {
  if (/[\d:：@/]/.test(name)) return false;
  const words = name.split(/\s+/);
  const isOne = words.length === 1 && /^\p{sc=Han}{2,4}$/u.test(name);
  return (
    isOne ||
    (words.length >= 2 &&
      words.length <= 5 &&
      words.every((word) => /^[\p{Lu}\p{Lo}]/u.test(word) || particles.test(word)))
  );
}
