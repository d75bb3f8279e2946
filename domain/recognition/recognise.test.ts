import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGraphemeBoundary, visibleLines, type Block } from '../text';
import type { GazetteerPlace, PlaceLookup } from './place-names';
import { recognise, type Recognised } from './recognise';

/** A gazetteer of a few places: name, country, kind, people. */
const KNOWN: readonly (readonly [string, string, GazetteerPlace['kind'], number])[] = [
  ['Syria', 'SY', 'country', 0],
  ['سوريا', 'SY', 'country', 0],
  ['Jordan', 'JO', 'country', 0],
  ['Tripoli', 'LY', 'city', 1_150_000],
  ['Tripoli', 'LB', 'city', 229_000],
  ['Lebanon', 'LB', 'country', 0],
  ['Daraa', 'SY', 'city', 97_000],
  ['درعا', 'SY', 'city', 97_000],
  ['طفس', 'SY', 'village', 32_000],
  ['بشار', 'DZ', 'city', 143_000],
  ['תל אביב', 'IL', 'city', 432_000],
  ['חיפה', 'IL', 'city', 267_000],
  ['Most', 'CZ', 'city', 67_000],
  ['Paris', 'FR', 'city', 2_100_000],
  ['東京', 'JP', 'city', 8_300_000],
];

const places: PlaceLookup = {
  find: (name) =>
    KNOWN.filter(([known]) => known.toLowerCase() === name.toLowerCase()).map(
      ([known, country, kind, population], index) => ({
        id: `${known}-${index}`,
        name: known,
        country,
        kind,
        population,
      }),
    ),
};

const paragraphs = (text: string): Block[] => visibleLines(text).map((line) => ({ ...line, kind: 'paragraph' }));

const find = (text: string, language = 'en', blocks = paragraphs(text)): Recognised[] =>
  recognise(text, { blocks, language, places });

/** The text with actors in [] and places in {}, each with its type: one line a case. */
function marked(text: string, language = 'en'): string {
  let shown = '';
  let at = 0;
  for (const { start, end, tag, type } of find(text, language)) {
    const [open, close] = tag === 'actor' ? ['[', ']'] : ['{', '}'];
    shown += `${text.slice(at, start)}${open}${text.slice(start, end)}|${type}${close}`;
    at = end;
  }
  return shown + text.slice(at);
}

const unmarked = (line: string): string => line.replace(/[[{]|\|[a-z-]*[\]}]/g, '');

describe('recognising in English', () => {
  it.each([
    'The mayor of the town of {Lajat|} was shot after [pro-Assad forces|armed-group] and [regime forces|state-body] clashed during the siege.',
    '[Brig. Gen. Talal Qassem|person] was killed near a checkpoint of the regime-held town, security sources and [former rebels|armed-group] said.',
    '[The Assad regime|state-body] bombed the village of {Karak Sharqi|village}, and many fled from the bombardment.',
    'Talks between the [Daraa Central Committee|organisation] and [regime officers|state-body] on the siege failed.',
  ])('%s', (line) => {
    expect(marked(unmarked(line))).toBe(line);
  });

  it('says which rule fired', () => {
    const [place] = find('Rebels and regime forces fought in the town of Lajat during the siege.').filter(
      ({ tag }) => tag === 'place',
    );
    expect(place?.why).toBe('“town of” before it');
    const [person] = find('The siege of Daraa, said Brig. Gen. Talal Qassem, was lifted by regime forces.').filter(
      ({ type }) => type === 'person',
    );
    expect(person?.why).toMatch(/title/);
  });

  it('takes a common word for a place only where the words round it say so', () => {
    expect(find('Most of the forces left. Most rebels stayed.').filter(({ tag }) => tag === 'place')).toEqual([]);
    expect(marked('They met in the city of Most in May.')).toContain('{Most|city}');
  });

  it('leaves furniture out', () => {
    const text = 'See Paris and Syria\nThe regime bombed the town of Lajat in Syria.';
    const [first, second] = paragraphs(text);
    if (first === undefined || second === undefined) throw new Error('two lines were expected');
    const found = find(text, 'en', [{ ...first, kind: 'furniture' }, second]);
    expect(found.length).toBeGreaterThan(1);
    expect(found.every(({ start }) => start >= second.start)).toBe(true);
  });
});

describe('recognising in other languages', () => {
  it.each([
    ['ar', 'قصفت [قوات النظام|state-body] بلدة {طفس|village} و{درعا|city} في {سوريا|country}.'],
    ['ar', 'قال [الرئيس بشار الأسد|person] إن [الجيش|state-body] دخل {درعا البلد|city}.'],
    ['ar', 'ذكرت [وكالة سانا|media] أن الطريق ب{درعا|city} مغلق.'],
    ['he', '[תושבי תל אביב|crowd] נסעו לעיר {חיפה|city}.'],
    ['ja', '会談は{東京|city}で開かれた。'],
    ['fr', 'Le [général Aoun|person] est arrivé à {Paris|city}.'],
  ])('%s: %s', (language, line) => {
    const text = unmarked(line);
    const actorsFirst = find(text, language).filter(
      (one, _, all) =>
        one.tag === 'actor' ||
        !all.some((other) => other.tag === 'actor' && other.start <= one.start && one.end <= other.end),
    );
    let shown = text;
    for (const { start, end, tag, type } of actorsFirst.reverse()) {
      const [open, close] = tag === 'actor' ? ['[', ']'] : ['{', '}'];
      shown = `${shown.slice(0, start)}${open}${shown.slice(start, end)}|${type}${close}${shown.slice(end)}`;
    }
    expect(shown).toBe(line);
  });
});

describe('whatever the text is', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'Daraa',
      'the Assad regime',
      'Gen.',
      'Tripoli',
      'درعا',
      'و',
      '-',
      '’s',
      '東京',
      '👨‍👩‍👧',
      'e\u0301',
      '\ud800',
      '\n',
      ', ',
      ' of ',
      '(',
      '“',
    ),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );

  it.each(['en', 'ar', 'he', 'ja', 'ru'])(
    'gives ordered spans that split nothing and overlap none of their tag: %s',
    (language) => {
      fc.assert(
        fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom('', ' '), (pieces, joint) => {
          const text = pieces.join(joint);
          const found = find(text, language);
          expect(find(text, language)).toEqual(found);
          for (const tag of ['actor', 'place'] as const) {
            let last = 0;
            for (const { start, end, score } of found.filter((one) => one.tag === tag)) {
              expect(start).toBeGreaterThanOrEqual(last);
              expect(end).toBeGreaterThan(start);
              expect(score).toBeGreaterThan(0);
              expect(score).toBeLessThanOrEqual(1);
              expect(isGraphemeBoundary(text, start) && isGraphemeBoundary(text, end)).toBe(true);
              last = end;
            }
          }
        }),
        { numRuns: 60 },
      );
    },
  );

  it.each([
    ['letters without spaces', 'a'.repeat(100_000)],
    ['capitals without spaces', 'Aa'.repeat(50_000)],
    ['a list of capitals', 'Aa '.repeat(20_000)],
    ['hyphens', 'Al-'.repeat(20_000)],
    ['brackets', '(“['.repeat(20_000)],
    ['Arabic without signs', 'والجيش '.repeat(10_000)],
    ['ideographs', '東京'.repeat(20_000)],
  ])(
    'takes a time that grows with the text alone: %s',
    (_, text) => {
      for (const language of ['en', 'ar', 'ja']) {
        const begun = performance.now();
        find(text, language);
        expect(performance.now() - begun).toBeLessThan(8_000);
      }
    },
    60_000,
  );
});
