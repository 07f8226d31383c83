/** A saved page of any size, the same on every run: a long article among links, other stories, comments and scripts. */
import { annotationSet } from './generate.js';

const repeat = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join('\n');

const link = (index: number) =>
  `<li class="nav__item nav__item--${index % 5}"><a class="nav__link" href="/section/${index}" data-track="nav:${index}"><span class="nav__label">Section ${index}</span></a></li>`;
const story = (index: number) =>
  `<div class="card related-card"><a href="/story/${index}"><img src="/i/${index}.jpg" alt=""><h3 class="card__title">Another story of the day, number ${index}</h3></a><p class="card__text">What happened next may not surprise.</p><time datetime="2026-01-01">1 January 2026</time></div>`;
const comment = (index: number) =>
  `<div class="comment depth-${index % 4}" id="c${index}" onclick="open(${index})" style="margin-left:${index % 4}em"><div class="comment__meta"><b>reader${index}</b> <a href="#c${index}">2 h</a></div><p>I have read this twice, and number ${index} is still wrong about the roof.</p><button class="reply">Reply</button></div>`;
const record = (index: number) => ({
  id: index,
  html: '<p class="x" onclick="y()">no text</p>',
  tags: ['a', 'b', 'c'],
});

/** HTML of about `length` UTF-16 code units: about a quarter is the article, a half other parts of the page, the rest scripts. */
export function savedPage(length: number): string {
  const share = (part: number, each: string) => Math.round((length * part) / each.length);
  const paragraphs = annotationSet(Math.round(length / 24), 0)
    .article.text.split('\n')
    .map((text) => `<p class="body__p">${text} <a href="/topic">More</a></p>`);
  const scripts = JSON.stringify(
    Array.from({ length: share(0.2, JSON.stringify(record(1))) }, (_, index) => record(index)),
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>The roof of the hall | Town Paper</title>
<meta property="og:title" content="The roof of the hall"><meta property="og:site_name" content="Town Paper">
<style>${'.a > .b { color: red }'.repeat(share(0.05, '.a > .b { color: red }'))}</style>
<script>window.state = ${scripts.replaceAll('</', '<\\/')}</script></head>
<body><nav class="nav"><ul>${repeat(share(0.15, link(1)), link)}</ul></nav>
<main><article class="story"><header><h1>The roof of the hall</h1><p class="byline">By Ana Lima</p></header>
<div class="body">${paragraphs.join('\n')}</div></article>
<section class="related">${repeat(share(0.15, story(1)), story)}</section>
<section class="comments">${repeat(share(0.2, comment(1)), comment)}</section></main>
<footer><p>© 2026 Town Paper</p></footer></body></html>`;
}
