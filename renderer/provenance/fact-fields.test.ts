import { describe, expect, it } from 'vitest';
import type { FactField } from '../../domain/source';
import { basisWords, entered, valueWords } from './fact-fields';

/** What is stored, `-` for nothing, `!` when it is refused. */
function kept(field: FactField, typed: string): string {
  const result = entered(field, typed, 'en');
  return 'problem' in result ? '!' : (result.value ?? '-');
}

describe('what a person enters', () => {
  it.each<[FactField, string, string]>([
    ['outlet', '  The  New\nArab ', 'The New Arab'],
    ['outlet', '   ', '-'],
    ['headline', 'x'.repeat(4001), '!'],
    ['url', 'https://example.org/a?b=c', 'https://example.org/a?b=c'],
    ['url', 'HTTP://example.org', 'HTTP://example.org'],
    ['url', 'example.org', '!'],
    ['url', 'javascript:alert(1)', '!'],
    ['url', 'file:///etc/passwd', '!'],
    ['url', 'https://', '!'],
    ['url', 'https://example.org/a b', '!'],
    ['published', '2021', '2021'],
    ['published', '2021-07', '2021-07'],
    ['published', '2021-07-30', '2021-07-30'],
    ['published', '2021-07-30T12:30', '2021-07-30T12:30'],
    ['published', '2021-07-30T12:30+03:00', '2021-07-30T12:30+03:00'],
    ['modified', '2021-13', '!'],
    ['modified', '2021-02-30', '!'],
    ['modified', '30 July 2021', '2021-07-30'],
    ['modified', 'last week', '!'],
    ['modified', '2021-07-30T25:00', '!'],
    ['language', 'ar', 'ar'],
    ['language', 'pt_br', 'pt-BR'],
    ['language', 'Arabic', 'ar'],
    ['language', 'hebrew', 'he'],
    ['language', '日本語', 'ja'],
    ['language', 'klingonish', '!'],
    ['language', 'xx', '!'],
    ['direction', 'rtl', 'rtl'],
    ['direction', 'up', '!'],
  ])('%s %j becomes %s', (field, typed, expected) => {
    expect(kept(field, typed)).toBe(expected);
  });
});

describe('words for facts', () => {
  it('name languages and directions', () => {
    expect(valueWords('language', 'ar', 'en')).toBe('Arabic (ar)');
    expect(valueWords('language', 'x-nonsense-', 'en')).toBe('x-nonsense-');
    expect(valueWords('direction', 'rtl', 'en')).toBe('Right to left');
    expect(valueWords('published', '2021-07', 'en')).toBe('July 2021');
  });

  it('say where a value is from, with the reason inside the sentence', () => {
    expect(basisWords({ basis: 'inferred', reason: 'From the file’s name.' })).toBe('inferred: from the file’s name');
    expect(basisWords({ basis: 'metadata', reason: 'From the page’s JSON-LD.' })).toBe(
      'from metadata: the page’s JSON-LD',
    );
    expect(basisWords({ basis: 'inferred', reason: 'Arabic letters.' })).toBe('inferred: Arabic letters');
    expect(basisWords({ basis: 'inferred', reason: 'A Word file.' })).toBe('inferred: a Word file');
    expect(basisWords({ basis: 'person', reason: '' })).toBe('entered by a person');
    expect(basisWords({ basis: 'person', reason: 'Amal' })).toBe('entered by Amal');
  });
});
