import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fontRules, missingWords, neededFaces } from './report-fonts';

const FACES = [
  { family: 'Inter', file: 'inter.woff2', ranges: [[0x20, 0x7e]] },
  { family: 'Source Serif', file: 'serif.woff2', ranges: [[0x20, 0x7e]] },
  { family: 'Noto Serif JP', file: 'jp-1.woff2', ranges: [[0x65e5, 0x65e5]] },
  { family: 'Noto Serif JP', file: 'jp-2.woff2', ranges: [[0x672c, 0x672d]] },
  { family: 'Noto Naskh', file: 'naskh.woff2', ranges: [[0x600, 0x6ff]] },
];

let programs = '';
beforeAll(() => {
  programs = mkdtempSync(join(tmpdir(), 'faces-'));
  writeFileSync(join(programs, 'report-faces.json'), JSON.stringify(FACES));
  for (const { file } of FACES) writeFileSync(join(programs, file), file);
});
afterAll(() => rmSync(programs, { recursive: true }));

describe('typefaces of a report', () => {
  it.each([
    ['Words', ['inter.woff2', 'serif.woff2'], []],
    ['Words 日', ['inter.woff2', 'serif.woff2', 'jp-1.woff2'], []],
    ['日本', ['jp-1.woff2', 'jp-2.woff2'], []],
    ['a قال', ['inter.woff2', 'serif.woff2', 'naskh.woff2'], []],
    ['a\u00a0b\u200f\n👩\u200d👧 ❤\ufe0f 한 👧', ['inter.woff2', 'serif.woff2'], ['👩', '👧', '❤', '한']],
  ])('X5: for “%s” are %j, which lack %j', (text, files, missing) => {
    const needed = neededFaces(text, programs);
    expect(needed.faces.map(({ file }) => file)).toEqual(files);
    expect(needed.missing).toEqual(missing);
  });

  it('X5: stand in the page with the characters that they have', () => {
    const rules = fontRules('本', programs).split('\n');
    expect(rules).toEqual([expect.stringContaining('unicode-range:U+672c-672d')]);
    expect(rules[0]).toContain(Buffer.from('jp-2.woff2').toString('base64'));
  });

  it('X5: that are missing are told, some by name', () => {
    expect(missingWords([])).toBeUndefined();
    expect(missingWords(['😀'])).toBe('1 character has no typeface in this file and may be seen as a box: 😀');
    expect(missingWords([...'한국어의말'])).toMatch(/^5 characters have .* boxes: 한 국 어 의 말$/u);
    expect(missingWords([...'가나다라마바사아자차카타파하'])).toMatch(
      /^14 .*: 가 나 다 라 마 바 사 아 자 차 카 타 …$/u,
    );
  });
});
