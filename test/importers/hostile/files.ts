/** Files that are made to do harm: documents that call home, lie about their size or never end. */
import type { FileBytes } from '../../../src/importers/read-file.js';
import { pdfOf, type PdfParts } from '../pdf-maker.js';
import { deflated, packed, utf8, zipOf } from '../zip-maker.js';

export const sentence = 'The well at the end of the village ran dry on Sunday, and nobody has said why.';

const file = (name: string, bytes: Uint8Array): FileBytes => ({ name, type: '', bytes });
const text = (name: string, content: string) => file(name, utf8(content));

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const relation = (id: string, type: string, target: string, external = true) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`;

/** A Word file with `body` after a sentence, and `relations` to things elsewhere. */
export async function docxOf(body: string, relations = '', name = 'hostile.docx'): Promise<FileBytes> {
  const parts = [
    ['[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'],
    [
      'word/document.xml',
      `<w:document ${w} ${r}><w:body><w:p><w:r><w:t>${sentence}</w:t></w:r></w:p>${body}</w:body></w:document>`,
    ],
    [
      'word/_rels/document.xml.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations}</Relationships>`,
    ],
  ] as const;
  return file(name, zipOf(await Promise.all(parts.map(([path, content]) => packed(path, content)))));
}

const run = (content: string) => `<w:p><w:r>${content}</w:r></w:p>`;

export const hostileDocx = (): Promise<readonly FileBytes[]> =>
  Promise.all([
    docxOf(
      '<w:p><w:hyperlink r:id="a"><w:r><w:t>A link</w:t></w:r></w:hyperlink></w:p>',
      relation('a', 'hyperlink', 'javascript:window.ran=1'),
    ),
    docxOf(
      '<w:p><w:hyperlink r:id="a"><w:r><w:t>A link</w:t></w:r></w:hyperlink></w:p>',
      relation('a', 'hyperlink', 'data:text/html,&lt;script>parent.ran=1&lt;/script>'),
    ),
    docxOf(
      run(
        '<w:fldChar w:fldCharType="begin"/><w:instrText> HYPERLINK "javascript:window.ran=1" </w:instrText><w:fldChar w:fldCharType="separate"/><w:t>A link</w:t><w:fldChar w:fldCharType="end"/>',
      ),
    ),
    docxOf(
      run('<w:instrText>INCLUDEPICTURE "https://elsewhere.example/beacon.png"</w:instrText><w:t>A field</w:t>'),
    ),
    docxOf(
      run(
        '<w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="a" r:embed="a"/></w:drawing>',
      ),
      relation('a', 'image', 'https://elsewhere.example/beacon.png'),
    ),
    docxOf('<w:altChunk r:id="a"/>', relation('a', 'aFChunk', 'https://elsewhere.example/beacon.html')),
    docxOf('', relation('a', 'attachedTemplate', 'https://elsewhere.example/beacon.dotm')),
    docxOf('', relation('a', 'footnotes', '../../../beacon.xml', false)),
    docxOf(
      run(
        '<w:t>&lt;img src=/beacon.png onerror=window.ran=1&gt;&lt;script&gt;window.ran=1&lt;/script&gt;</w:t>',
      ),
    ),
    docxOf(
      '<w:p><w:bookmarkStart w:id="0" w:name="&quot;&gt;&lt;img src=/beacon.png onerror=window.ran=1&gt;"/><w:r><w:t>A bookmark</w:t></w:r></w:p>',
    ),
    docxOf('<w:tbl><w:tr><w:tc>'.repeat(2000) + run('<w:t>deep</w:t>') + '</w:tc></w:tr></w:tbl>'.repeat(2000)),
  ]);

const line = { text: sentence, x: 50, y: 100 };
const pdf = (parts: PdfParts, texts = [sentence]) =>
  file('hostile.pdf', pdfOf([texts.map((each, index) => ({ text: each, x: 50, y: 100 + 20 * index }))], parts));

export const hostilePdf = (): readonly FileBytes[] => [
  pdf({ catalog: '/OpenAction << /S /JavaScript /JS (window.ran=1; app.alert\\(1\\)) >>' }),
  pdf({ catalog: '/OpenAction << /S /URI /URI (https://elsewhere.example/beacon) >>' }),
  pdf({
    catalog:
      '/AA << /WC << /S /JavaScript /JS (window.ran=1) >> >> /AcroForm << /XFA (<x/>) /NeedAppearances true >>',
  }),
  pdf({ catalog: '/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (window.ran=1) >>] >> >>' }),
  pdf({ catalog: '/OpenAction << /S /Launch /F (beacon.exe) >> /Collection << >>' }),
  pdf({ info: '/Title (<script>window.ran=1</script>) /Author (<img src=/beacon.png onerror=window.ran=1>)' }),
  pdf({}, [
    sentence,
    '<script>window.ran=1</script><img src=/beacon.png onerror=window.ran=1>',
    '</p><svg onload=window.ran=1>',
  ]),
  pdf({ catalog: '/Lang ("><img src=/beacon.png onerror=window.ran=1>)' }),
];

/** One that asks for a password. */
export const protectedPdf = (): FileBytes =>
  file(
    'secret.pdf',
    pdfOf([[line]], {
      trailer: `/ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`,
    }),
  );

/** Files that never end, or unfold to far more than they are. */
export async function endlessFiles(): Promise<readonly FileBytes[]> {
  const spaces = await zlib(new Uint8Array(64 * 2 ** 20).fill(0x20));
  const zeros = await deflated(new Uint8Array(64 * 2 ** 20));
  const loop = pdfOf([[line]]);
  const changed = (from: string, to: string) =>
    Uint8Array.from(
      Array.from(loop, (byte) => String.fromCharCode(byte))
        .join('')
        .replace(from, to.padEnd(from.length)),
      (character) => character.charCodeAt(0),
    );
  return [
    file(
      'spaces.pdf',
      pdfOf([[]], { content: { dictionary: '/Filter /FlateDecode', bytes: String.fromCharCode(...spaces) } }),
    ),
    file('loop.pdf', changed('/Kids [4 0 R]', '/Kids [2 0 R]')),
    file('many.pdf', changed('/Count 1', '/Count 99999999')),
    file('bomb.zip', zipOf([{ name: 'a.txt', bytes: zeros, method: 8, size: 64 * 2 ** 20 }])),
    file('bomb.docx', zipOf([{ name: 'word/document.xml', bytes: zeros, method: 8, size: 64 * 2 ** 20 }])),
    text(
      'headers.mhtml',
      `MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n${'X: y\n'.repeat(600_000)}`,
    ),
    text(
      'parts.mhtml',
      `MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n${'--b\n\n'.repeat(400_000)}`,
    ),
  ];
}

async function zlib(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
