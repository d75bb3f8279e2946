import { describe, expect, it } from 'vitest';
import { tokensOf } from '../claims/tokens';
import { passagesOf } from './passages';
import { termsOf } from './terms';
import { wordVectors } from './word-vectors';

const keys = (text: string, language: string): string[] =>
  termsOf(tokensOf(text), language, undefined).map(({ key }) => key);

describe('V2: the words of a passage as they are compared', () => {
  it('are stems without function words, each once, with numbers by their digits', () => {
    expect(keys('The negotiations and the negotiator’s 1,500 negotiations', 'en')).toEqual(['negoti', '1500']);
    expect(keys('والحكومة في المدينة', 'ar')).not.toContain('في');
  });

  it('are words in scripts without spaces', () => {
    const text = 'ダルアー県は2018年に奪還された';
    const terms = termsOf(tokensOf(text), 'ja', undefined);
    expect(terms.length).toBeGreaterThan(3);
    for (const { start, end } of terms) expect(text.slice(start, end)).not.toBe('');
  });

  it('know names, and which clause they stand in', () => {
    const terms = termsOf(tokensOf('Rebels left Tafas, which the army retook'), 'en', undefined);
    expect(terms.map(({ key, kind, clause }) => `${key} ${kind} ${clause}`)).toEqual([
      'rebel word 0',
      'left word 0',
      'tafa name 0',
      'armi word 2',
      'retook word 2',
    ]);
  });

  it('are limited in a passage that is very long', () => {
    const text = Array.from({ length: 3_000 }, (_, n) => `word${String.fromCharCode(97 + (n % 26))}${n}x`).join(' ');
    expect(keys(text, 'en').length).toBeLessThanOrEqual(100);
  });

  it('come from sentences of the article alone', () => {
    const text = 'Share this\n\nThe army retook the town of Tafas.\n\nREAD: Another story about Tafas';
    const passages = passagesOf(text, { language: 'en' });
    expect(passages.map(({ start, end }) => text.slice(start, end))).toEqual(['The army retook the town of Tafas.']);
  });
});

describe('word vectors', () => {
  const vectors = wordVectors(['the', 'taken', 'seized'], Int8Array.from([0, 1, 100, 10, 50, 5]));

  it('know ranks and cosines, whatever the lengths', () => {
    expect(vectors.rankOf('seized')).toBe(2);
    expect(vectors.rankOf('unknown')).toBe(-1);
    expect(vectors.cosine(1, 2)).toBeCloseTo(1, 5);
    expect(vectors.cosine(0, 1)).toBeCloseTo(0.0995, 3);
  });

  it('refuse a file that is damaged', () => {
    expect(() => wordVectors(['a', 'b'], new Int8Array(3))).toThrow('damaged');
  });
});
