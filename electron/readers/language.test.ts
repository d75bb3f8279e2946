import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Fact, ReadResult } from '../../domain/source';
import { sharedData, type QuotedText } from '../../tests/support/shared-data';
import { detectLanguage, directionOf, withLanguage } from './language';

const ROOT = join(import.meta.dirname, '..', '..');

const SENTENCES: Readonly<Record<string, string>> = {
  ar: 'قال وزير الخارجية يوم الاثنين إن المحادثات ستستمر الأسبوع المقبل في جنيف بين الطرفين',
  fa: 'وزیر امور خارجه ایران روز دوشنبه گفت که این کشور آماده گفت‌وگو است و مذاکرات ادامه دارد',
  ur: 'وزیر اعظم نے کہا ہے کہ حکومت عوام کے مسائل حل کرنے کے لیے تمام وسائل استعمال کرے گی',
  ckb: 'سەرۆکی حکوومەتی هەرێمی کوردستان ڕایگەیاند کە کێشەکان چارەسەر دەکرێن',
  ps: 'د افغانستان ولسمشر وویل چې د سولې خبرې به روانې وي او ټول خلک باید ګډون وکړي',
  he: 'שר החוץ אמר ביום שני כי השיחות יימשכו בשבוע הבא בז׳נבה בין הצדדים',
  yi: 'דער פּרעזידענט האָט געזאָגט מאָנטיק אַז די געשפּרעכן וועלן ווײַטער גיין',
  ru: 'Президент России заявил, что переговоры продолжатся на следующей неделе в Женеве',
  uk: 'Президент України заявив, що переговори продовжаться наступного тижня в Женеві та її околицях',
  bg: 'Президентът на България заяви, че преговорите ще продължат през следващата седмица в Женева',
  sr: 'Председник Србије изјавио је да ће се преговори наставити следеће недеље у Женеви',
  en: 'The president said on Monday that the talks would go on next week in Geneva between both sides',
  de: 'Der Präsident sagte am Montag, die Gespräche würden in der kommenden Woche in Genf fortgesetzt',
  fr: 'Le président a déclaré lundi que les discussions se poursuivraient la semaine prochaine à Genève',
  es: 'El presidente dijo el lunes que las conversaciones continuarán la próxima semana en Ginebra',
  pt: 'O presidente disse na segunda-feira que as negociações continuarão na próxima semana em Genebra',
  tr: 'Cumhurbaşkanı pazartesi günü yaptığı açıklamada görüşmelerin gelecek hafta süreceğini söyledi',
  ja: '外務大臣は月曜日、ジュネーブでの協議が来週も続くと述べた',
  zh: '总统星期一表示，会谈将于下周在日内瓦继续进行。双方都表示欢迎。',
  ko: '대통령은 월요일 회담이 다음 주 제네바에서 계속될 것이라고 말했다.',
};

describe('the language of a text', () => {
  it.each(Object.entries(SENTENCES))('is %s, for sure, by one sentence of it', (language, sentence) => {
    expect(detectLanguage(sentence)).toEqual({ language, sure: true });
  });

  it('is not told by numbers, and not surely by a few words', () => {
    expect(detectLanguage('2021-07-30, 95.19 %')).toBeUndefined();
    expect(detectLanguage('')).toBeUndefined();
    expect(detectLanguage('Daraa Al-Balad')?.sure ?? false).toBe(false);
  });

  it('is that of most of the text, whatever it begins with', () => {
    const text = `${SENTENCES['en'] ?? ''}\n${`${SENTENCES['de'] ?? ''}. `.repeat(40)}`;
    expect(detectLanguage(text)?.language).toBe('de');
    expect(detectLanguage(`Reuters AFP BBC CNN WHO ${SENTENCES['ar'] ?? ''}`)?.language).toBe('ar');
  });

  it('is not told by addresses', () => {
    const link = 'https://www.example.org/the-president-said-on-monday-that-the-talks-would-go-on ';
    expect(detectLanguage(`${link.repeat(5)}${SENTENCES['ja'] ?? ''}`)?.language).toBe('ja');
  });

  it.each([
    ['ar', 'ar'],
    ['en', 'en'],
    ['he-wiki', 'he'],
    ['ja', 'ja'],
  ])('is right for every text of multilingual/%s', (name, language) => {
    const path = sharedData(ROOT, 'multilingual', `${name}.jsonl`);
    if (path === undefined) return;
    const texts = readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as QuotedText);
    expect(texts.filter(({ text }) => detectLanguage(text)?.language !== language)).toEqual([]);
    expect(texts.filter(({ text }) => directionOf(text) !== (/ar|he/u.test(name) ? 'rtl' : 'ltr'))).toEqual([]);
  });
});

describe('what is added to a reading', () => {
  it('is language and direction, with a reason, where the reader found none', () => {
    const facts = withLanguage(reading(SENTENCES['ar'] ?? '')).facts;
    expect(facts.map(({ field, value, basis }) => [field, value, basis])).toEqual([
      ['language', 'ar', 'inferred'],
      ['direction', 'rtl', 'inferred'],
    ]);
    expect(facts.every(({ reason }) => reason.endsWith('.'))).toBe(true);
  });

  it('is nothing where both are known', () => {
    const facts: Fact[] = [
      { field: 'language', value: 'en-GB', basis: 'metadata', reason: '' },
      { field: 'direction', value: 'ltr', basis: 'metadata', reason: '' },
    ];
    const read = reading(SENTENCES['en'] ?? '', facts);
    expect(withLanguage(read)).toEqual(read);
  });

  it.each([
    ['en', 'ar'],
    ['en-US', 'fr'],
    ['ja', 'zh'],
    ['ar', 'he'],
  ])('warns where %s is stated and the text is %s, and keeps what is stated', (stated, language) => {
    const fact: Fact = { field: 'language', value: stated, basis: 'metadata', reason: '' };
    const read = withLanguage(reading(SENTENCES[language] ?? '', [fact]));
    expect(read.warnings.map(({ code }) => code)).toEqual(['language-differs']);
    expect(read.facts[0]).toEqual(fact);
    expect(withLanguage(read).warnings).toHaveLength(1);
  });

  it.each([
    ['iw', 'he'],
    ['en_US', 'en'],
    ['zh-Hant-TW', 'zh'],
    ['pt-BR', 'pt'],
    ['ar-SY', 'ar'],
    ['und', 'ar'],
    ['no language at all', 'ar'],
  ])('does not warn where %s is stated and the text is %s', (stated, language) => {
    const fact: Fact = { field: 'language', value: stated, basis: 'metadata', reason: '' };
    expect(withLanguage(reading(SENTENCES[language] ?? '', [fact])).warnings).toEqual([]);
  });

  it('is told by the article, not by the furniture around it', () => {
    const furniture = `${'Share this article on Facebook and follow us for more news. '.repeat(6)}\n`;
    const text = furniture + (SENTENCES['he'] ?? '');
    const read = withLanguage({
      ...reading(text),
      blocks: [
        { kind: 'furniture', start: 0, end: furniture.length - 1 },
        { kind: 'paragraph', start: furniture.length, end: text.length },
      ],
    });
    expect(read.facts.map(({ value }) => value)).toEqual(['he', 'rtl']);
  });
});

function reading(text: string, facts: readonly Fact[] = []): ReadResult {
  return {
    text,
    blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
    facts,
    warnings: [],
    mediaType: 'text/plain',
    encoding: 'utf-8',
    extent: 'article',
    hasExtents: false,
    reader: 'test',
    readerVersion: '1',
  };
}
