/** An article in every format that a reporter holds, made here or by the browser inside the app. */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';

/** An article as its documents state it. */
export interface Article {
  readonly headline: string;
  /** Words that are in no other article. */
  readonly marker: string;
  readonly paragraphs: readonly string[];
  readonly url: string;
}

/** An article about `subject`, long enough for a reader to know it as one. */
export function articleAbout(subject: string): Article {
  return {
    headline: `Council debates ${subject} in Daraa`,
    marker: `the ${subject} clause`,
    url: `https://gazette.example/2021/07/${subject.toLowerCase().replace(/\W+/gu, '-')}`,
    paragraphs: [
      `The provincial council met on Thursday to debate the ${subject} clause, which residents of Daraa al-Balad have contested since the end of June and which the committee refuses to sign.`,
      'Witnesses said that several families had left the district before noon, while officers at the checkpoint asked every driver for papers and turned back those who had none to show.',
      'A spokesman for the committee said that talks would resume on Friday, adding that nobody had agreed to hand over light weapons or to open the road to the crossing at Nasib.',
    ],
  };
}

/** A page as a site sends it: with navigation, metadata and a footer around the article. */
export function htmlPage({ headline, paragraphs, url }: Article): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${headline} | The Gazette</title>
<link rel="canonical" href="${url}"><meta property="og:title" content="${headline}">
<meta property="og:site_name" content="The Gazette"><meta property="article:published_time" content="2021-07-30T10:00:00Z">
</head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>${headline}</h1>${paragraphs.map((words) => `<p>${words}</p>`).join('\n')}</article>
<footer><p>Imprint</p></footer></body></html>`;
}

/** What a browser puts on the clipboard for a selection of that page. */
export function clipboardHtml({ headline, paragraphs }: Article): string {
  return `<h1>${headline}</h1>${paragraphs.map((words) => `<p>${words}</p>`).join('')}`;
}

export function markdown({ headline, paragraphs }: Article): string {
  return `# ${headline}\n\n${paragraphs.join('\n\n')}\n`;
}

/** A mail, with files attached to it. */
export function mail({ headline, paragraphs }: Article, attachments: Readonly<Record<string, string>> = {}): string {
  const head = [
    'From: Amal Haddad <amal@gazette.example>',
    'To: desk@gazette.example',
    `Subject: ${headline}`,
    'Date: Fri, 30 Jul 2021 12:30:00 +0300',
    'Message-ID: <1@gazette.example>',
    'MIME-Version: 1.0',
  ];
  const body = `Content-Type: text/plain; charset=utf-8\r\n\r\n${paragraphs.join('\r\n\r\n')}\r\n`;
  const files = Object.entries(attachments);
  if (files.length === 0) return `${head.join('\r\n')}\r\n${body}`;
  const parts = files.map(([name, words]) => {
    const type = name.endsWith('.html') ? 'text/html' : 'text/plain';
    const data = Buffer.from(words).toString('base64').replace(/.{76}/gu, '$&\r\n');
    return `Content-Type: ${type}; charset=utf-8; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${data}\r\n`;
  });
  const mixed = [body, ...parts].map((part) => `--part\r\n${part}`).join('\r\n');
  return `${head.join('\r\n')}\r\nContent-Type: multipart/mixed; boundary="part"\r\n\r\n${mixed}\r\n--part--\r\n`;
}

/** A Word document as small as Word opens it. */
export function docx({ headline, paragraphs }: Article): Uint8Array {
  const paragraph = (words: string, style = '') =>
    `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const office = 'http://schemas.openxmlformats.org';
  const files: Record<string, string> = {
    '[Content_Types].xml': `${xml}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${xml}<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>${paragraph(headline, 'Title')}${paragraphs.map((words) => paragraph(words)).join('')}</w:body></w:document>`,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

/** A web archive of these pages, as a crawler writes it. */
export function warc(articles: readonly Article[]): string {
  const records = articles.map((article, index) => {
    const body = Buffer.from(htmlPage(article));
    const http = Buffer.from(
      `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${body.byteLength}\r\n\r\n`,
    );
    const date = `2021-07-${String(10 + index)}T08:00:00Z`;
    const head = [
      'WARC/1.0',
      'WARC-Type: response',
      `WARC-Target-URI: ${article.url}`,
      `WARC-Date: ${date}`,
      `WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-${String(index).padStart(12, '0')}>`,
      'Content-Type: application/http; msgtype=response',
      `Content-Length: ${http.byteLength + body.byteLength}`,
    ];
    return `${head.join('\r\n')}\r\n\r\n${http.toString()}${body.toString()}\r\n\r\n`;
  });
  const info = 'software: test\r\nformat: WARC File Format 1.0\r\n';
  return `WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Date: 2021-07-10T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:10000000-0000-4000-8000-000000000000>\r\nContent-Type: application/warc-fields\r\nContent-Length: ${info.length}\r\n\r\n${info}\r\n\r\n${records.join('')}`;
}

/** The same as a WACZ, which says what its pages are called. */
export function wacz(articles: readonly Article[]): Uint8Array {
  const pages = articles.map(({ url, headline }, index) =>
    JSON.stringify({ id: String(index), url, title: headline, ts: `2021-07-${String(10 + index)}T08:00:00Z` }),
  );
  const list = ['{"format":"json-pages-1.0","id":"pages","title":"All Pages"}', ...pages].join('\n');
  return zipSync({
    'archive/data.warc': strToU8(warc(articles)),
    'pages/pages.jsonl': strToU8(`${list}\n`),
    'datapackage.json': strToU8(
      JSON.stringify({ profile: 'data-package', wacz_version: '1.1.1', title: 'Council pages', resources: [] }),
    ),
  });
}

/** The page as Chromium prints it, or saves it with everything in one file. */
export async function byBrowser(
  app: ElectronApplication,
  article: Article,
  form: 'pdf' | 'mhtml',
  folder: string,
): Promise<Uint8Array> {
  const path = join(folder, 'by-browser');
  const printed = await app.evaluate(
    async ({ BrowserWindow }, { html, form, path }) => {
      const window = new BrowserWindow({ show: false });
      try {
        await window.loadURL('about:blank');
        await window.webContents.executeJavaScript(`document.documentElement.innerHTML = ${JSON.stringify(html)}; 0`);
        if (form === 'pdf') return (await window.webContents.printToPDF({})).toString('base64');
        await window.webContents.savePage(path, 'MHTML');
        return undefined;
      } finally {
        window.destroy();
      }
    },
    { html: htmlPage(article), form, path },
  );
  if (printed !== undefined) return Buffer.from(printed, 'base64');
  const saved = readFileSync(path);
  rmSync(path);
  return saved;
}

/** A PDF of one page that its reader opens with `password` only (standard security handler, revision 2). */
export function lockedPdf({ headline, paragraphs }: Article, password: string): Uint8Array {
  const PAD = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
  const md5 = (...parts: Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest();
  const padded = (words: string) => Buffer.concat([Buffer.from(words, 'latin1'), PAD]).subarray(0, 32);
  const id = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const owner = rc4(md5(padded('owner')).subarray(0, 5), padded(password));
  const key = md5(padded(password), owner, permissions, id).subarray(0, 5);
  const user = rc4(key, PAD);
  const lines = [headline, ...paragraphs.flatMap((words) => words.match(/.{1,88}(?:\s|$)/gu) ?? [])];
  const drawn = lines.map((line) => `(${line.trim().replace(/[()\\]/gu, '\\$&')}) Tj T*`).join('\n');
  const content = Buffer.from(`BT /F1 11 Tf 16 TL 56 780 Td\n${drawn}\nET`, 'latin1');
  const stream = rc4(md5(key, Buffer.from([4, 0, 0, 0, 0])).subarray(0, 10), content);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    stream,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> /P -4 >>`,
  ];
  const places: number[] = [];
  let file = Buffer.from('%PDF-1.4\n', 'latin1');
  for (const [index, object] of objects.entries()) {
    places.push(file.byteLength);
    const parts =
      typeof object === 'string'
        ? [Buffer.from(object)]
        : [Buffer.from(`<< /Length ${object.byteLength} >>\nstream\n`), object, Buffer.from('\nendstream')];
    file = Buffer.concat([file, Buffer.from(`${index + 1} 0 obj\n`), ...parts, Buffer.from('\nendobj\n')]);
  }
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const hex = id.toString('hex');
  const tail = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Encrypt 6 0 R /ID [<${hex}> <${hex}>] >>\nstartxref\n${file.byteLength}\n%%EOF\n`;
  return Buffer.concat([file, Buffer.from(tail, 'latin1')]);
}

/** RC4, which the runtime's own library no longer offers. */
function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, n) => n);
  const at = (n: number): number => state[n & 255] ?? 0;
  const swap = (a: number, b: number): void => {
    [state[a], state[b]] = [at(b), at(a)];
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255;
      j = (j + at(i)) & 255;
      swap(i, j);
      return byte ^ at(at(i) + at(j));
    }),
  );
}
