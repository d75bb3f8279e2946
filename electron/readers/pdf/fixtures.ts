/** Small PDFs written by hand, for tests. */
import { createHash } from 'node:crypto';

/** A page: its content stream, and entries of its dictionary in PDF syntax. */
export interface WrittenPage {
  readonly content: string;
  readonly entries?: string;
}

/** What else a PDF holds: entries of the catalog and of the information dictionary, and a password to encrypt it with. */
export interface WrittenExtras {
  readonly catalog?: string;
  readonly info?: string;
  readonly password?: string;
  /** More objects in PDF syntax, numbered from 100. */
  readonly objects?: readonly string[];
}

/**
 * Fonts: F1 Helvetica, F2 its bold, F3 one whose codes are UTF-16, F4 and F5 Japanese in Shift JIS, across and down, F6
 * one whose codes say nothing. The widths of F3 to F6 are half of the size, or all of it.
 */
const FONTS = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6'].map((name, at) => `/${name} ${10 + at} 0 R`).join(' ');

const TO_UNICODE = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap end end`;

const DESCRIPTOR =
  '<< /Type /FontDescriptor /FontName /Made /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>';

/** Text in Latin-1, or in F3 in UTF-16, with its left end at x and y. */
export function show(x: number, y: number, text: string, { size = 10, font = 'F1' } = {}): string {
  return `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm ${literal(text, font)} Tj ET\n`;
}

/** Bytes of a font, shown as `show` does. */
export function showBytes(x: number, y: number, bytes: Uint8Array, { size = 10, font = 'F4' } = {}): string {
  return `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm <${Buffer.from(bytes).toString('hex')}> Tj ET\n`;
}

/** Lines one below the other, from y downwards. */
export function showLines(
  x: number,
  y: number,
  lines: readonly string[],
  { size = 10, leading = 12, font = 'F1' } = {},
): string {
  return lines.map((line, at) => show(x, y - at * leading, line, { size, font })).join('');
}

function literal(text: string, font: string): string {
  if (font === 'F1' || font === 'F2') return `(${text.replace(/[\\()]/gu, '\\$&')})`;
  return `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
}

/** Writes a PDF (ISO 32000-1, section 7.5). Encrypts with RC4 and 40 bits (section 7.6, revision 2) for a password. */
export function writePdf(pages: readonly WrittenPage[], extras: WrittenExtras = {}): Uint8Array {
  const cipher = extras.password === undefined ? undefined : new Cipher(extras.password);
  const kids = pages.map((_, at) => `${200 + at * 2} 0 R`).join(' ');
  const bodies = new Map<number, string>([
    [1, `<< /Type /Catalog /Pages 2 0 R ${extras.catalog ?? ''} >>`],
    [2, `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] /MediaBox [0 0 600 800] >>`],
    [3, `<< ${extras.info ?? ''} >>`],
    [10, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
    [11, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>'],
    [12, composite('Identity-H', 'Identity', 500, '/ToUnicode 21 0 R')],
    [13, composite('90ms-RKSJ-H', 'Japan1', 1000)],
    [14, composite('90ms-RKSJ-V', 'Japan1', 1000)],
    [15, composite('Identity-H', 'Identity', 500)],
    [20, DESCRIPTOR],
    [21, stream(TO_UNICODE)],
    ...(extras.objects ?? []).map((body, at): [number, string] => [100 + at, body]),
    ...pages.flatMap(({ content, entries = '' }, at): [number, string][] => [
      [
        200 + at * 2,
        `<< /Type /Page /Parent 2 0 R /Contents ${201 + at * 2} 0 R /Resources << /Font << ${FONTS} >> >> ${entries} >>`,
      ],
      [201 + at * 2, stream(content)],
    ]),
  ]);
  return assemble(bodies, cipher);
}

function composite(encoding: string, ordering: string, width: number, more = ''): string {
  const info = `<< /Registry (Adobe) /Ordering (${ordering}) /Supplement 0 >>`;
  const descendant = `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /CIDSystemInfo ${info} /DW ${width} /FontDescriptor 20 0 R >>`;
  return `<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /${encoding} /DescendantFonts [${descendant}] ${more} >>`;
}

/** A stream, with a mark where its bytes begin and end: they may still be encrypted. */
function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function assemble(bodies: ReadonlyMap<number, string>, cipher: Cipher | undefined): Uint8Array {
  let file = '%PDF-1.4\n';
  const offsets = new Map<number, number>();
  for (const [number, body] of bodies) {
    offsets.set(number, file.length);
    file += `${number} 0 obj\n${cipher ? encrypted(body, number, cipher) : body}\nendobj\n`;
  }
  const start = file.length;
  file += 'xref\n0 1\n0000000000 65535 f \n';
  for (const [number, offset] of offsets) file += `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`;
  const size = Math.max(...bodies.keys()) + 1;
  file += `trailer\n<< /Size ${size} /Root 1 0 R /Info 3 0 R ${cipher?.entries ?? ''} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}

function encrypted(body: string, number: number, cipher: Cipher): string {
  const match = /^([\s\S]*\nstream\n)([\s\S]*)(\nendstream)$/u.exec(body);
  if (match !== null) {
    const [, head = '', content = '', tail = ''] = match;
    return head + cipher.encrypt(content, number) + tail;
  }
  return body.replace(/\(([^)]*)\)/gu, (_, text: string) => {
    return `<${Buffer.from(cipher.encrypt(text, number), 'latin1').toString('hex')}>`;
  });
}

/** The padding of passwords (ISO 32000-1, algorithm 2, step a). */
const PADDING = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');

/** The standard security handler, revision 2, with one password for owner and user. */
class Cipher {
  readonly #key: Buffer;
  /** Entries of the trailer. */
  readonly entries: string;

  constructor(password: string) {
    const padded = Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32);
    const owner = rc4(md5(padded).subarray(0, 5), padded);
    const rights = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
    const id = Buffer.from('0123456789abcdef0123456789abcdef', 'hex');
    this.#key = md5(Buffer.concat([padded, owner, rights, id])).subarray(0, 5);
    const user = rc4(this.#key, PADDING);
    const encrypt = `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> /P -4 >>`;
    this.entries = `/Encrypt ${encrypt} /ID [<${id.toString('hex')}> <${id.toString('hex')}>]`;
  }

  /** Encrypts Latin-1 text of an object. */
  encrypt(text: string, number: number): string {
    const object = Buffer.from([number & 255, (number >> 8) & 255, (number >> 16) & 255, 0, 0]);
    return rc4(md5(Buffer.concat([this.#key, object])).subarray(0, 10), Buffer.from(text, 'latin1')).toString('latin1');
  }
}

function md5(bytes: Uint8Array): Buffer {
  return createHash('md5').update(bytes).digest();
}

function rc4(key: Uint8Array, bytes: Uint8Array): Buffer {
  const state = Array.from({ length: 256 }, (_, at) => at);
  const swap = (one: number, other: number): void => {
    [state[one], state[other]] = [state[other] ?? 0, state[one] ?? 0];
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let [i, j] = [0, 0];
  return Buffer.from(
    bytes.map((byte) => {
      i = (i + 1) & 255;
      j = (j + (state[i] ?? 0)) & 255;
      swap(i, j);
      return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0);
    }),
  );
}
