import { describe, expect, it } from 'vitest';
import { correctFact } from '../../db/commands';
import { addText, openTestCase } from '../../db/fixtures';
import { matchingInThread } from '../fixtures';
import { checkedText, checkSource } from './checking';

const TEXT = 'Civilians in Daraa faced airstrikes on Wednesday, 19 August.';

describe('F3: what is known of a source decides what is found in it', () => {
  it('nothing without a publication, and the day that one determines', () => {
    const file = openTestCase();
    const { source } = addText(file, TEXT);
    expect(checkSource(file.db, source)).toEqual([]);
    correctFact(file, source, 'published', '2021-08-22');
    expect(checkSource(file.db, source)).toMatchObject([
      {
        kind: 'weekday',
        exact: 'Wednesday, 19 August',
        assumed: 'The year is taken from the publication, 22 August 2021.',
      },
    ]);
    correctFact(file, source, 'published', '2020');
    expect(checkSource(file.db, source)).toEqual([]);
    correctFact(file, source, 'published', '2021');
    correctFact(file, source, 'language', 'de');
    expect(checkSource(file.db, source)).toEqual([]);
  });

  it('the same is found away from the thread of the service', async () => {
    const file = openTestCase();
    const { source } = addText(file, TEXT);
    correctFact(file, source, 'published', '2021-08-22');
    const found = await matchingInThread().ask({ kind: 'check', ...checkedText(file.db, source) });
    expect(found).toEqual(checkSource(file.db, source));
    expect(found).toHaveLength(1);
  });

  it('a source that is not there is refused', () => {
    expect(() => checkSource(openTestCase().db, 'missing')).toThrow(/no source missing/u);
  });
});
