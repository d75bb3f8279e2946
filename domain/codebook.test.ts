import { describe, expect, it } from 'vitest';
import { checkCode, codebookWith, codesOf, newCodeId, STARTING_CODES } from './codebook';
import { codebookFile, readCodebookFile } from './codebook-file';
import { TAGS } from './tags';

describe('the codebook', () => {
  it('K1: begins with every tag and what can be said of them, each with a definition', () => {
    expect(codesOf(STARTING_CODES, 'tag').map(({ id }) => id)).toEqual([...TAGS]);
    expect(codesOf(STARTING_CODES, 'stance').map(({ id }) => id)).toEqual([
      ...['asserts', 'denies', 'alleges', 'reports', 'questions'],
    ]);
    for (const { definition, name } of STARTING_CODES) expect(definition.length, name).toBeGreaterThan(10);
  });

  it('K1: a changed code takes the place of its own, and hidden ones are offered only to what has them', () => {
    const [first] = codesOf(STARTING_CODES, 'actor-type');
    if (!first) throw new Error('no type');
    const codebook = codebookWith([{ ...first, name: 'human', hidden: true, position: 99 }]);
    expect(codebook).toHaveLength(STARTING_CODES.length);
    expect(codesOf(codebook, 'actor-type').map(({ name }) => name)).not.toContain('human');
    expect(codesOf(codebook, 'actor-type', first.id).at(-1)?.name).toBe('human');
  });

  it('K2: a new code gets an id of its own in any script', () => {
    expect(newCodeId(STARTING_CODES, 'actor-type', 'Armed group')).toBe('armed-group-2');
    expect(newCodeId(STARTING_CODES, 'actor-type', 'عشيرة')).toBe('code');
    expect(newCodeId(STARTING_CODES, 'actor-type', 'Élu')).toBe('elu');
    const code = {
      list: 'tag',
      id: 'event',
      name: 'Event',
      definition: '',
      colour: '',
      position: 9,
      hidden: false,
    } as const;
    expect(() => checkCode(STARTING_CODES, code)).toThrow(/fixed/u);
    expect(() => checkCode(STARTING_CODES, { ...code, list: 'status', name: ' ' })).toThrow(/needs a name/u);
  });

  it('K3: a file gives the same codes again; one of another form is refused with a sentence', () => {
    expect(readCodebookFile(codebookFile(STARTING_CODES))).toEqual(STARTING_CODES);
    const [code] = STARTING_CODES;
    const of = (codes: unknown): string => JSON.stringify({ format: 'sourcemark-codebook', version: 1, codes });
    for (const [text, why] of [
      ['{', /no JSON/u],
      ['[]', /not a codebook/u],
      [of([{ ...code, colour: 'url(x)' }]), /codes\.0\.colour/u],
      [of([code, code]), /twice/u],
      [of([{ ...code, id: 'event' }]), /fixed/u],
      [JSON.stringify({ format: 'sourcemark-codebook', version: 2, codes: [] }), /version/u],
    ] as const) {
      expect(() => readCodebookFile(text), text).toThrow(why);
    }
  });
});
