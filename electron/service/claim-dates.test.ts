import { expect, it } from 'vitest';
import { annotate } from '../../db/annotation-commands';
import type { CaseFile } from '../../db/case-file';
import { correctFact } from '../../db/commands';
import { addText, openTestCase } from '../../db/fixtures';
import { linkClaims } from '../../db/link-commands';
import { setClaims } from '../../db/register-commands';
import { claimDates } from './claim-dates';

/** Adds a source of this day with these words, of which those in brackets are marked as claims. */
function claimsIn(file: CaseFile, marked: string, published: string): string[] {
  const words = marked.replace(/[[\]]/gu, '');
  const { text, source } = addText(file, words);
  correctFact(file, source, 'published', published);
  correctFact(file, source, 'language', 'en');
  return Array.from(marked.matchAll(/\[([^\]]+)\]/gu), ([, exact = '']) => {
    const start = words.indexOf(exact);
    return annotate(file, { text, start, end: start + exact.length, tag: 'claim' }).id;
  });
}

it('reads days from the words, seen from the publication, unless a person said when', async () => {
  const file = openTestCase();
  const [left, none, both] = claimsIn(
    file,
    '[They left on Wednesday.] [Nobody saw them.] [It began in 2011 and\n ended in July 2018.]',
    '2021-07-30',
  );
  const [said, denied] = claimsIn(file, '[They left on Monday.] [They came in 2019.]', '2021-07-31');
  setClaims(file, [said ?? ''], { periods: [{ exact: 'Monday', from: '2021-07-19', to: '2021-07-19' }] });
  setClaims(file, [denied ?? ''], { periods: [] });
  linkClaims(file, { from: left ?? '', to: said ?? '', relation: 'differs' });

  const { dated, undated } = await claimDates(file.db);
  const told = (id: string | undefined) =>
    dated
      .filter(({ annotation }) => annotation === id)
      .map(({ period: { from, to }, inferred }) => [from, to, inferred]);
  expect(told(left)).toEqual([['2021-07-28', '2021-07-28', true]]);
  expect(told(both)).toEqual([
    ['2011-01-01', '2011-12-31', true],
    ['2018-07-01', '2018-07-31', true],
  ]);
  expect(told(said)).toEqual([['2021-07-19', '2021-07-19', false]]);
  expect([...told(none), ...told(denied)]).toEqual([]);
  expect(undated).toBe(2);
  const [first, other] = [left, said].map((id) => dated.find(({ annotation }) => annotation === id));
  expect(first?.statement).toEqual(expect.any(String));
  expect(first?.statement).toBe(other?.statement);
  expect(dated.find(({ annotation }) => annotation === both)?.exact).toBe('It began in 2011 and ended in July 2018.');
});
