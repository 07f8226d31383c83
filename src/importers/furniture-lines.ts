/** Lines that are no part of any article by what they say, each kind with its rule. */
import { most } from './line-patterns.js';
import type { Rule } from './rules.js';

const shareWords =
  'share|save|post|tweet|e-?mail|mail|print|copy|link|facebook|twitter|x|whatsapp|telegram|' +
  'linkedin|reddit|pinterest|bluesky|threads|mastodon|bookmark|listen|this(?: article| story)?|on|via|with|and|or|to|friends|' +
  'teilen|merken|partager|compartir|condividi|compartilhar|delen|مشاركة|شارك|分享|微信|微博|واتساب|فيسبوك|تويتر';

type Lines = readonly (readonly [Rule, ...RegExp[]])[];

/** Lines that are furniture by themselves, wherever they stand. */
const furniture: Lines = [
  [
    'reading time',
    /^(?:(?:estimated )?reading time:?\s*)?\d+\s*-?\s*(?:mins?|minutes?)\.?(?:\s+(?:to\s+)?read)?$/i,
    /^(?:reading time|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|زمن القراءة|مدة القراءة|阅读时间)\s*[:：]?\s*\d.{0,20}$/i,
    /^\d+\s*(?:min\.?|minuten|minutes|minutos|minuti)\s+(?:lesezeit|de lecture|de lectura|de leitura|di lettura|leestijd)$/i,
    /^(?:\d+ )?(?:دقائق|دقيقة|دقيقتان) للقراءة$/,
  ],
  [
    'share bar',
    new RegExp(`^(?:(?:${shareWords})(?:[\\s·|•,/:：]+|$))+(?:\\d+ comments?)?$`, 'i'),
    /^(?:شارك المقال|分享到[:：]?)$/,
  ],
  ['skip link', /^(?:skip|jump) to (?:main )?(?:content|navigation)$/i, /^skip (?:ad|advert|advertisement)$/i],
  [
    'advertisement',
    /^(?:ad|advert|advertisements?|sponsored(?: content)?|promoted(?: content)?|paid (?:content|post))$/i,
    /^(?:anzeige|werbung|publicité|publicidad|pubblicità|advertentie|إعلان|广告)$/i,
    /^(?:article|story) continues (?:after|below)(?: (?:this|the))? (?:ad|advert|advertisement)$/i,
  ],
  [
    'navigation',
    /^(?:home|menu|search|sections?|back to top|load more(?: \w+)?|show more|close|next|previous)$/i,
  ],
  ['sign-in', /^(?:log ?in|log ?out|sign ?in|sign ?up|register)$/i],
  ['breadcrumbs', /^home\s*[>›»/|]\s*[^\s.!?][^.!?]*$/i, /^[^.!?>›»]{1,30}(?:\s+[>›»]\s+[^.!?>›»]{1,30}){2,}$/],
  [
    'link to more',
    /^(?:read|see|watch|listen) (?:more|also|next)(?:\s*[:–—-].*)?$/i,
    /^(?:related|also read|read also|more on(?: this)?)\s*[:–—].*$/i,
    /^(?:lire aussi|lesen sie auch|mehr zum thema|lea también|lee también|leggi anche|leia também|lees ook|اقرأ أيضاً?|相关阅读|延伸阅读)\s*[:：–—].*$/i,
  ],
  ['tags', /^(?:tags?|topics?|filed under|keywords|posted in|الوسوم|关键词|标签)\s*[:：–—].*$/i],
  [
    'newsletter box',
    /^(?:please )?(?:subscribe|sign up|register)\b.*\b(?:newsletters?|emails?|updates|alerts|inbox|today|now|week|month)\b/i,
    /\b(?:our|free|daily|weekly)\b.*\bnewsletters?\b/i,
    /\byour inbox\b/i,
    /^by (?:signing up|subscribing|registering)\b.*\bagree\b/i,
  ],
  ['follow box', /^follow (?:us|me|[@\p{Lu}]\S*) on\b/iu],
  ['app promotion', /^(?:download|get) (?:the|our) app\b/i],
  [
    'cookie notice',
    /^(?:accept|reject|manage|allow) (?:all )?(?:cookies?|choices|preferences)?$/i,
    /\b(?:wir|partner|nous|partenaires|nosotros|utilizamos|usamos|utilizziamo)\b.*\bcookies\b/i,
    /\b(?:we|site|website|partners|by continuing)\b.*\bcookies\b|\bcookies? (?:policy|settings|preferences|notice)\b/i,
  ],
  ['divider', /^[\p{P}\s*~=|+]+$/u],
  ['editor credit', /^[(（]?(?:责任编辑|責任編輯|编辑|編輯)\s*[:：]\s*\S.{0,20}$/],
];

/** Lines with which the part of a page begins that is no longer the article. */
const sections: Lines = [
  [
    'comment form',
    /^(?:leave|post|add|write) (?:a|your) (?:reply|comment)s?\b/i,
    /^your email address will not be published\b/i,
    /^required fields are marked\b/i,
    /^post comment$/i,
    /^(?:sign|log) ?in to (?:join|comment|reply)\b/i,
    /^(?:laisser un commentaire|deja un comentario|lascia un commento|schreibe? einen kommentar|أضف تعليقاً?|اترك تعليقاً?|发表评论)$/i,
  ],
  [
    'comments',
    /^(?:(?:\d[\d.,]* )?comments?|comments? \(\d[\d.,]*\)|no comments(?: yet)?)$/i,
    /^join the (?:conversation|discussion|debate)\b/i,
    /^(?:(?:\d+ )?(?:commentaires?|kommentare?|comentarios?|commenti|reacties)|التعليقات|(?:网友)?评论)$/i,
  ],
  [
    'subscription box',
    /^(?:sign|log) ?in to (?:read|continue)\b/i,
    /^(?:subscribe|sign up|log in|sign in|register)(?: (?:now|today|here|for free))? to (?:read|continue|unlock|keep reading|see|access)\b/i,
    /^(?:this (?:article|story|content) is (?:only )?(?:for|available to|reserved for) (?:our )?(?:subscribers|members))\b/i,
    /^(?:already a (?:subscriber|member)\?|to continue reading\b|you have reached your (?:article )?limit\b|unlock this (?:article|story)\b)/i,
  ],
  [
    'related articles',
    /^(?:related|recommended|trending|popular)(?: (?:articles?|stories|posts?|news|topics|content|reading|now|for you))?$/i,
    /^(?:latest|more) (?:from|in|on|news|stories|articles|posts)\b/i,
    /^most (?:read|popular|viewed|shared|commented)\b/i,
    /^(?:you (?:may|might) also (?:like|enjoy)|up next|don['’]t miss|editors?['’]?s? picks?)\b/i,
    /^(?:mehr zum thema|à lire aussi|sur le même sujet|te puede interesar|noticias relacionadas|اقرأ أيضاً?|مواضيع ذات صلة|相关新闻|相关阅读|推荐阅读|延伸阅读)$/i,
  ],
  ['author box', /^about the authors?$/i],
  [
    'copyright notice',
    /^(?:©|\(c\) ?\d{4}|copyright\b)/i,
    /^(?:.{0,60}\s)?all rights reserved\b/i,
    /^جميع الحقوق محفوظة/,
  ],
];

function ruleIn(lines: Lines, text: string, words: number): Rule | undefined {
  if (text.length > 200 || !most(words, text)) return undefined;
  const line = text.trim();
  return lines.find(([, ...patterns]) => patterns.some((pattern) => pattern.test(line)))?.[0];
}

/** The rule by which a line opens what follows the article. */
export function sectionRule(text: string): Rule | undefined {
  const line = text.trim();
  const rule = /[:,]$/.test(line) ? undefined : ruleIn(sections, line, 12);
  // A title of a list is no sentence, as "Most read the report as a defeat." is.
  return rule === 'related articles' && /[.。]$/.test(line) ? undefined : rule;
}

/** The rule by which a line is furniture by itself. */
export const lineRule = (text: string) => ruleIn(furniture, text, 30) ?? sectionRule(text);
