import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from './encoding';

const ENGLISH = 'The café’s owner said: “Nothing is déjà vu here – it costs 20 € – naïve as it seems.”';
const ARABIC = 'قال المتحدث باسم القوات إن الجيش دخل المدينة صباح اليوم بعد اشتباكات عنيفة مع مقاتلي المعارضة';
const HEBREW = 'דובר הצבא אמר כי הכוחות נכנסו לעיר הבוקר לאחר קרבות כבדים עם לוחמי האופוזיציה';
const RUSSIAN = 'Представитель сказал, что войска вошли в город сегодня утром после тяжёлых боёв';

describe('I4: decode', () => {
  it.each([
    ['utf-8', '', ENGLISH],
    ['utf-8', '\uFEFF', ARABIC],
    ['utf-16le', '\uFEFF', ARABIC],
    ['utf-16be', '\uFEFF', ENGLISH],
  ])('reads %s with the mark %j without a warning', (encoding, mark, text) => {
    expect(decode(iconv.encode(mark + text, encoding))).toEqual({ text, encoding, warnings: [] });
  });

  it.each([
    ['windows-1252', ENGLISH],
    ['windows-1256', ARABIC],
    ['windows-1255', HEBREW],
    ['windows-1251', RUSSIAN],
    ['utf-16le', ENGLISH],
    ['utf-16be', ENGLISH],
  ])('guesses %s and says so', (encoding, text) => {
    const decoded = decode(iconv.encode(text, encoding, { addBOM: false }));
    expect(decoded).toMatchObject({ text, encoding });
    expect(decoded?.warnings.map(({ code }) => code)).toEqual(['encoding-guessed']);
  });

  it('T5: any text comes back from UTF-8 exactly, marks inside it included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        fc.pre(!text.startsWith('\uFEFF') && (text.match(/\0/gu)?.length ?? 0) * 20 <= text.length);
        expect(decode(Buffer.from(text, 'utf8'))?.text).toBe(text);
      }),
    );
  });

  it('T5: says what an encoding cannot mean, and stores no half pair', () => {
    const half = decode(Uint8Array.from([0xff, 0xfe, 0x61, 0, 0, 0xd8, 0x62, 0]));
    expect(half?.text).toBe('a\uFFFDb');
    expect(half?.warnings.map(({ code }) => code)).toEqual(['undecodable']);
    const cut = decode(Buffer.from(ARABIC, 'utf8').subarray(0, -1));
    expect(cut?.encoding).toBe('utf-8');
    expect(cut?.warnings.map(({ code }) => code)).toEqual(['undecodable']);
  });

  it('finds no text in binary bytes', () => {
    const noise = Uint8Array.from({ length: 4096 }, (_, i) => (i * 2654435761) >>> 24);
    expect(decode(noise)).toBeUndefined();
    expect(decode(new Uint8Array(1000))).toBeUndefined();
  });
});
