/** What the saved pages, documents and texts of samples/articles have to come out as. */
interface Expected {
  readonly file: string;
  readonly what: string;
  readonly title: string;
  readonly facts: object;
  /** Words of the page that do not count, and the rule. */
  readonly aside: readonly (readonly [words: string, why: RegExp])[];
  readonly says: string;
  readonly type: string;
}

export const expected: readonly Expected[] = [
  {
    file: 'harbour-strike.html',
    what: 'a saved page',
    title: 'Harbour strike enters third week as Northquay warns of ‘permanent’ losses',
    facts: {
      bylines: ['Maren Oldcastle'],
      publisher: 'The Averley Courier',
      url: 'https://www.averley-courier.example/business/harbour-strike-third-week',
      published: '2026-03-16T06:40:00+01:00',
      language: 'en-GB',
    },
    aside: [
      ['We and our 214 partners', /cookie notice/],
      ['Share Email Copy link', /share bar/],
      ['Northquay says it cannot "write', /repeats block 10/],
      ['"Two of them have moved', /repeats block 8/],
    ],
    says: 'Dockers claim that Northquay broke a promise on night crews.',
    type: 'text/html',
  },
  {
    file: 'airport-noise.htm',
    what: 'an old page in windows-1252',
    title: 'Airport noise “within limits”, says airport',
    facts: { bylines: ['Zoë Fairhurst'], publisher: null, published: '2026-04-21', language: 'en' },
    aside: [
      ['Photo: Renée Holt', /photo credit/],
      ['About the author', /author box/],
      ['Leave a comment', /form/],
    ],
    says: 'the consultants Åkerberg & Söhne, measured noise',
    type: 'text/html',
  },
  {
    file: 'ferry-fares.mhtml',
    what: 'a page saved in one file',
    title: 'Island ferry fares to rise by a fifth as operator blames “ageing” boats',
    facts: {
      bylines: ['Tomas Reddick'],
      publisher: 'The Averley Courier',
      url: 'https://www.averley-courier.example/islands/ferry-fares-rise',
      language: 'en-GB',
    },
    aside: [
      ['4 min read', /reading time/],
      ['Islanders say a return ticket', /repeats block 9/],
      ['Sign up to our islands newsletter', /promotion/],
    ],
    says: '“They have priced my mother out of seeing her own doctor,” said Anneke Voss',
    type: 'message/rfc822',
  },
  {
    file: 'bridge-toll.txt',
    what: 'a text in UTF-16',
    title: 'Bridge toll to return after twelve years',
    facts: { publisher: null, published: null, url: null, language: null },
    aside: [
      ['4 min read', /reading time/],
      ['Share', /share bar/],
      ['Log in to comment', /comment form/],
    ],
    says: 'said Łucja Wren, 58,',
    type: 'text/plain',
  },
  {
    file: 'council-vote.md',
    what: 'Markdown with its facts at the top',
    title: 'Lindholt council votes to close Mill Street library',
    facts: { bylines: ['Petra Hallam'], publisher: 'Lindholt Ledger', published: '2026-02-11', language: 'en' },
    aside: [],
    says: 'One banner read "Books, not bollards 📚🕯️".',
    type: 'text/markdown',
  },
  {
    file: 'school-meals.docx',
    what: 'a Word document',
    title: 'Lindholt schools drop hot meals as supplier walks away',
    facts: { publisher: null, published: null, language: 'en-GB' },
    aside: [],
    says: 'called the decision “a slap in the face of every family in this town”',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  {
    file: 'quarry-inquiry.pdf',
    what: 'a PDF',
    title: 'Inquiry opens into death at Holm quarry',
    facts: { publisher: null, published: null, language: 'en-GB' },
    aside: [
      ['Uplands Weekly Thursday 7 May', /page header/],
      ['Page 1 of 2', /page footer/],
    ],
    says: 'Holm Stone acknowledged receiving two letters, which it characterised as “general in nature”.',
    type: 'application/pdf',
  },
];
