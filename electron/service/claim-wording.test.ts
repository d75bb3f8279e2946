import { expect, it, vi } from 'vitest';
import { addText, openTestCase } from '../../db/fixtures';
import * as captures from '../../db/captures';
import { forgetWordings, wordingReader } from './claim-wording';

const TEXT = 'SANA denied that tanks reportedly shelled Daraa on Monday. Nobody left in 2019.';
const known = { language: 'en', published: '2021-08-04' };

it('reads a claim once, and again where more is known of its source or all was forgotten', () => {
  const { db, text } = (() => {
    const file = openTestCase();
    return { db: file.db, text: addText(file, TEXT).text };
  })();
  const read = vi.spyOn(captures, 'textContent');
  const span = { start: TEXT.indexOf('tanks'), end: TEXT.indexOf('.') };
  const wording = wordingReader(db)(text, span, known);
  expect(wording).toMatchObject({
    ...{ stance: 'denies', hedges: ['reportedly'], negated: false },
    ...{
      speaker: { words: 'SANA', span: { start: 0, end: 4 } },
      periods: [{ exact: 'Monday', from: '2021-08-02', to: '2021-08-02' }],
    },
  });
  expect(wordingReader(db)(text, { ...span }, known)).toBe(wording);
  expect(read).toHaveBeenCalledTimes(1);
  expect(wordingReader(db)(text, span, { ...known, published: '' }).periods).toEqual([]);
  const other = { start: TEXT.indexOf('Nobody'), end: TEXT.length };
  expect(wordingReader(db)(text, other, known)).toMatchObject({ speaker: undefined, negated: true });
  forgetWordings(db);
  expect(wordingReader(db)(text, span, known)).toEqual(wording);
  expect(read).toHaveBeenCalledTimes(4);
});
