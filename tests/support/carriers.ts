/**
 * Puts a hostile string into every kind of file that can hold one, in the places where such files hold strings: text,
 * titles, addresses, names. Each file is otherwise a good one, with an article around the string.
 */
import { strToU8, zipSync } from 'fflate';
import type { Article } from './documents';

/** A kind of file with a payload in it. */
export interface Carrier {
  /** The end of the file's name, with what tells the carrier from others. */
  readonly ending: string;
  /** True where the article stands in front of the payload, so that nothing in the payload excuses losing it. */
  readonly keepsArticle: boolean;
  wrap(payload: string, about: Article): string | Uint8Array;
}

/** All of them. */
export const CARRIERS: readonly Carrier[] = [
  { ending: 'bare.html', keepsArticle: false, wrap: (payload) => payload },
  { ending: 'page.html', keepsArticle: true, wrap: pageAround },
  { ending: 'head.html', keepsArticle: false, wrap: pageNamed },
  { ending: 'pasted.html', keepsArticle: true, wrap: fragmentAround },
  { ending: 'saved.mhtml', keepsArticle: true, wrap: mhtml },
  { ending: 'mail.eml', keepsArticle: true, wrap: mailOfHtml },
  { ending: 'plain.eml', keepsArticle: true, wrap: mailOfText },
  { ending: 'crawl.warc', keepsArticle: true, wrap: (payload, about) => warcOf(pageAround(payload, about), about.url) },
  { ending: 'crawl.wacz', keepsArticle: true, wrap: wacz },
  { ending: 'notes.md', keepsArticle: true, wrap: markdown },
  { ending: 'report.docx', keepsArticle: true, wrap: docx },
  { ending: 'plain.txt', keepsArticle: true, wrap: plainText },
  {
    ending: 'printed.pdf',
    keepsArticle: true,
    wrap: (payload, about) => pdf([about.headline, ...about.paragraphs, payload], payload),
  },
];

function pageAround(payload: string, about: Article): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${about.headline}</title></head><body><article>${fragmentAround(payload, about)}</article></body></html>`;
}

function fragmentAround(payload: string, { headline, paragraphs }: Article): string {
  const [first = '', ...rest] = paragraphs.map((words) => `<p>${words}</p>`);
  return `<h1>${headline}</h1>${first}\n${payload}\n${rest.join('\n')}`;
}

/** The payload as everything that a page states of itself, escaped and, in the title and the script, as it is. */
function pageNamed(payload: string, { paragraphs }: Article): string {
  const value = escaped(payload);
  const data = JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: payload,
    author: { '@type': 'Person', name: payload, url: payload },
    publisher: { '@type': 'Organization', name: payload, url: payload },
    url: payload,
    mainEntityOfPage: payload,
    datePublished: payload,
    inLanguage: payload,
  });
  const metas = [
    'description',
    'author',
    'og:title',
    'og:url',
    'og:site_name',
    'article:published_time',
    'twitter:site',
  ];
  return `<!doctype html><html lang="${value}"><head><meta charset="utf-8">${metas.map((name) => `<meta name="${name}" property="${name}" content="${value}">`).join('')}
<link rel="canonical" href="${value}"><base href="${value}"><script type="application/ld+json">${data}</script><title>${payload}</title></head>
<body><article><h1>${value}</h1><address class="byline" rel="author">${value}</address><time datetime="${value}">${value}</time>
${paragraphs.map((words) => `<p>${words} <a href="${value}" title="${value}">${value}</a><img src="${value}" alt="${value}"></p>`).join('\n')}</article></body></html>`;
}

function mhtml(payload: string, about: Article): string {
  return [
    'From: <Saved by Blink>',
    `Snapshot-Content-Location: ${about.url}`,
    `Subject: ${encodedWords(payload)}`,
    'Date: Fri, 30 Jul 2021 12:30:00 +0300',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="part"',
    '',
    '--part',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    `Content-Location: ${about.url}`,
    '',
    base64(pageAround(payload, about)),
    '--part--',
    '',
  ].join('\r\n');
}

function mailOfHtml(payload: string, about: Article): string {
  return mail(payload, [
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64(pageAround(payload, about)),
  ]);
}

function mailOfText(payload: string, about: Article): string {
  return mail(payload, [
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64(plainText(payload, about)),
  ]);
}

/** A mail with the payload as its subject, its sender's name and the name of a file in it. */
function mail(payload: string, body: readonly string[]): string {
  return [
    `From: ${encodedWords(payload)} <amal@gazette.example>`,
    'To: desk@gazette.example',
    `Subject: ${encodedWords(payload)}`,
    'Date: Fri, 30 Jul 2021 12:30:00 +0300',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="part"',
    '',
    '--part',
    ...body,
    '--part',
    `Content-Type: text/html; name="${encodedWords(payload)}"`,
    `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(wellFormed(payload))}`,
    'Content-Transfer-Encoding: base64',
    '',
    base64(payload),
    '--part--',
    '',
  ].join('\r\n');
}

/** A web archive of one captured page. */
export function warcOf(page: string, address: string): string {
  const body = Buffer.from(page);
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${body.byteLength}\r\n\r\n`;
  const head = [
    'WARC/1.0',
    'WARC-Type: response',
    `WARC-Target-URI: ${address}`,
    'WARC-Date: 2021-07-30T10:00:00Z',
    'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>',
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${http.length + body.byteLength}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${http}${body.toString()}\r\n\r\n`;
}

function wacz(payload: string, about: Article): Uint8Array {
  const listed = { id: '1', url: about.url, title: payload, ts: '2021-07-30T10:00:00Z', text: payload };
  return zipSync({
    'archive/data.warc': strToU8(warcOf(pageAround(payload, about), about.url)),
    'pages/pages.jsonl': strToU8(`{"format":"json-pages-1.0","id":"pages"}\n${JSON.stringify(listed)}\n`),
    'datapackage.json': strToU8(JSON.stringify({ profile: 'data-package', wacz_version: '1.1.1', title: payload })),
  });
}

function markdown(payload: string, { headline, paragraphs }: Article): string {
  const line = oneLine(payload);
  const [first, ...rest] = paragraphs;
  return `---\ntitle: ${headline}\nauthor: ${line}\nurl: ${line}\n---\n\n# ${headline}\n\n${first}\n\n${payload}\n\n[${line}](<${line}>) ![x](${line} "${line}")\n\n${rest.join('\n\n')}\n`;
}

function plainText(payload: string, { headline, paragraphs }: Article): string {
  return [headline, ...paragraphs, payload].join('\n\n');
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = 'http://schemas.openxmlformats.org';

/** A Word file with these parts beside those that every one has; `body` is what stands in its body. */
export function docxOf(
  body: string,
  parts: Readonly<Record<string, Uint8Array | string>> = {},
  prologue = XML,
): Uint8Array {
  const relations = `${OFFICE}/officeDocument/2006/relationships`;
  const files: Record<string, Uint8Array | string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${OFFICE}/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'word/document.xml': `${prologue}<w:document xmlns:w="${OFFICE}/wordprocessingml/2006/main" xmlns:r="${relations}"><w:body>${body}</w:body></w:document>`,
    ...parts,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  );
}

/** A paragraph of a Word file; `words` are XML. */
export function docxParagraph(words: string): string {
  return `<w:p><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;
}

/** The payload as a paragraph, as words and address of a link, as alternative text, and as what the file is called. */
function docx(payload: string, { headline, paragraphs }: Article): Uint8Array {
  const value = escaped(xmlCharacters(payload));
  const link = `<w:p><w:hyperlink r:id="rId9"><w:r><w:t>${value}</w:t></w:r></w:hyperlink></w:p>`;
  const body = [headline, ...paragraphs, value].map(docxParagraph).join('') + link;
  return docxOf(body, {
    'word/_rels/document.xml.rels': `${XML}<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId9" Type="${OFFICE}/officeDocument/2006/relationships/hyperlink" Target="${value}" TargetMode="External"/></Relationships>`,
    'docProps/core.xml': `${XML}<cp:coreProperties xmlns:cp="${OFFICE}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>${value}</dc:title><dc:creator>${value}</dc:creator><dc:source>${value}</dc:source><dcterms:created>${value}</dcterms:created></cp:coreProperties>`,
  });
}

/** A PDF of one page with these paragraphs, and with a title; letters outside ASCII become question marks. */
function pdf(paragraphs: readonly string[], title = ''): Uint8Array {
  const text = (words: string): string => `(${words.replace(/[^\x20-\x7e]/gu, '?').replace(/[()\\]/gu, '\\$&')})`;
  const lines = paragraphs.flatMap((words) => [...(oneLine(words).match(/.{1,90}/gu) ?? []), '']);
  const content = `BT /F1 10 Tf 14 TL 56 780 Td\n${lines.map((line) => `${text(line)} Tj T*`).join('\n')}\nET`;
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Title ${text(title)} /Author ${text(title)} >>`,
  ]);
}

/** A PDF of these objects, of which the first is the catalogue and the sixth, if there, says what the file is. */
export function pdfOf(objects: readonly (string | Uint8Array)[]): Uint8Array {
  const places: number[] = [];
  const parts = [Buffer.from('%PDF-1.4\n')];
  let length = 9;
  for (const [index, object] of objects.entries()) {
    places.push(length);
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]);
    parts.push(part);
    length += part.byteLength;
  }
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const info = objects.length > 5 ? ' /Info 6 0 R' : '';
  const tail = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${info} >>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(tail)]);
}

/** Text as XML and HTML hold it in elements and attributes. */
export function escaped(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
}

/** Without what XML 1.0 can't hold (section 2.2). */
function xmlCharacters(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64').replace(/.{76}/gu, '$&\r\n');
}

/** RFC 2047: words of at most 75 characters, none of which splits a character. */
function encodedWords(text: string): string {
  const pieces = oneLine(text).match(/[^]{1,14}/gu) ?? [];
  return pieces.map((piece) => `=?utf-8?B?${Buffer.from(piece).toString('base64')}?=`).join('\r\n ');
}
