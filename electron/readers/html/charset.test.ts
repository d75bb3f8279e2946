import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeHtml, prescan } from './charset';

const RUSSIAN = 'Представитель сказал, что войска вошли в город сегодня утром после тяжёлых боёв';
const ARABIC = 'قال المتحدث باسم القوات إن الجيش دخل المدينة صباح اليوم بعد اشتباكات عنيفة';

const page = (head: string, words: string, encoding: string): Uint8Array =>
  iconv.encode(`<!doctype html><html><head>${head}</head><body><p>${words}</p></body></html>`, encoding);

describe('prescan', () => {
  it.each([
    ['<meta charset="windows-1251">', 'windows-1251'],
    ['<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=ISO-8859-1">', 'windows-1252'],
    ["<meta content='text/html;charset=gb2312' http-equiv=content-type>", 'gbk'],
    ['<!-- <meta charset=koi8-r> --><meta charset=shift_jis>', 'shift_jis'],
    ['<a title="<meta charset=koi8-r>"><meta charset=euc-kr>', 'euc-kr'],
    ['<meta charset=utf-16>', 'utf-8'],
    ['<meta charset=x-user-defined>', 'windows-1252'],
    ['<?xml version="1.0" encoding="windows-1250"?><html>', 'windows-1250'],
    ['<meta charset=klingon>', 'klingon'],
    ['<meta name=description content="charset=koi8-r">', undefined],
    [`${' '.repeat(1024)}<meta charset=koi8-r>`, undefined],
  ])('reads %j as %s', (head, encoding) => {
    expect(prescan(new TextEncoder().encode(head))).toBe(encoding);
  });
});

describe('decodeHtml', () => {
  it('goes by what the page declares', () => {
    const decoded = decodeHtml(page('<meta charset=windows-1256>', ARABIC, 'windows-1256'), {});
    expect(decoded).toMatchObject({ encoding: 'windows-1256', warnings: [] });
    expect(decoded?.text).toContain(ARABIC);
  });

  it('puts the transport before the page, and a person before both', () => {
    const bytes = page('<meta charset=windows-1252>', RUSSIAN, 'koi8-r');
    expect(decodeHtml(bytes, { charset: 'koi8-r' })?.text).toContain(RUSSIAN);
    expect(decodeHtml(bytes, { charset: 'windows-1252', encoding: 'koi8-r' })?.text).toContain(RUSSIAN);
  });

  it('puts a byte order mark before what is declared, and leaves it out of the text', () => {
    const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), page('<meta charset=koi8-r>', RUSSIAN, 'utf8')]);
    expect(decodeHtml(bytes, { charset: 'koi8-r' })).toMatchObject({ encoding: 'utf-8', warnings: [] });
    expect(decodeHtml(bytes, {})?.text.startsWith('<!doctype')).toBe(true);
  });

  it('keeps the quotes, dashes and euro signs of pages that call themselves latin1', () => {
    const words = '“It costs 20 € – no more,” she said.';
    expect(decodeHtml(page('<meta charset=latin1>', words, 'windows-1252'), {})?.text).toContain(words);
  });

  it('reads UTF-8 that an old declaration calls something else, and says so', () => {
    const decoded = decodeHtml(page('<meta charset=iso-8859-1>', RUSSIAN, 'utf8'), {});
    expect(decoded?.text).toContain(RUSSIAN);
    expect(decoded?.warnings.map(({ code }) => code)).toEqual(['encoding-differs']);
  });

  it('does not believe a page that calls itself UTF-8 and is not', () => {
    const decoded = decodeHtml(page('<meta charset=utf-8>', RUSSIAN.repeat(5), 'windows-1251'), {});
    expect(decoded?.text).toContain(RUSSIAN);
    expect(decoded?.warnings.map(({ code }) => code)).toContain('encoding-differs');
  });

  it('says that it does not know an encoding, and reads on', () => {
    const decoded = decodeHtml(page('', RUSSIAN, 'utf8'), { encoding: 'klingon' });
    expect(decoded?.text).toContain(RUSSIAN);
    expect(decoded?.warnings.map(({ code }) => code)).toEqual(['encoding-unknown']);
  });
});
