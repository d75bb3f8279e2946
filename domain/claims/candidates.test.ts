import { describe, expect, it } from 'vitest';
import { seedArticle, seedArticles } from '../../tests/support/seed-articles';
import { isGraphemeBoundary } from '../text';
import { claimCandidates } from './candidates';

const proposed = (prefix: string): string[] => {
  const { text, blocks, published } = seedArticle(prefix);
  return claimCandidates(text, { blocks, published }).map(({ start, end }) =>
    text.slice(start, end).replace(/\s/gu, ' '),
  );
};

describe('W10: claim candidates of the sample articles', () => {
  it.each([
    ['000', 'About 60 civilians have died'],
    ['000', 'Multiple casualties were reported before Russian troops deployed to halt the violence'],
    ['000', 'the insurgency in Daraa, the site of the initial uprising in March 2011 against the regime, continued'],
    [
      '001',
      'There have been more than 500 attacks since July 2018, including shootings, improvised explosive devices, and motorcycle and car bombs',
    ],
    ['001', 'Conflict is resurging in Daraa Province, site of Syria’s 2011 uprising, in the south of the country'],
    ['002', 'airstrikes are thought to have struck the city of Tafas among other targets'],
    [
      '002',
      'negotiations quickly broke down, after Russia reportedly demanded that local groups surrender their weapons and stand down',
    ],
    ['003', 'They also seized heavy weaponry, a tank, and allegedly the Nasib border crossing on the Jordanian border'],
    [
      '003',
      'The province has long been a thorn in the shoe of the regime, emerging as the birthplace of the Syrian revolution in 2011',
    ],
    ['004', 'Iranian-back forces reportedly attempted to infiltrate besieged Daraa neighbourhoods later that evening'],
  ])('%s: %s', (prefix, words) => {
    expect(proposed(prefix)).toContain(words);
  });

  it.each([
    ['000', 'See Reconciliation'],
    ['000', 'No “Reconciliation”'],
    ['001', 'See Syria Daily'],
    ['001', 'ORIGINAL ENTRY'],
    ['003', 'Creating new perspectives'],
    ['003', 'READ:'],
    ['003', '12:30 pm'],
    ['004', '2 min read'],
  ])('%s: nothing of “%s”', (prefix, words) => {
    expect(proposed(prefix).filter((candidate) => candidate.includes(words))).toEqual([]);
  });

  it('furniture is left out even where nothing is known of the blocks', () => {
    for (const { text } of seedArticles()) {
      const all = claimCandidates(text).map(({ start, end }) => text.slice(start, end));
      expect(all.filter((words) => /^(?:See |READ|Creating new|\d+ min)/.test(words))).toEqual([]);
      expect(all.length).toBeGreaterThan(8);
    }
  });

  it('the same words are proposed once', () => {
    const text = 'About 60 civilians were killed.\n\nAbout 60 civilians were killed. Five rebels died there.';
    expect(claimCandidates(text, { language: 'en' }).map(({ start, end }) => text.slice(start, end))).toEqual([
      'About 60 civilians were killed',
      'Five rebels died there',
    ]);
  });

  it('they are in order, do not overlap, end without a full stop and say why', () => {
    for (const { text, blocks, published } of seedArticles()) {
      let last = 0;
      for (const { start, end, score, why } of claimCandidates(text, { blocks, published })) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(isGraphemeBoundary(text, start) && isGraphemeBoundary(text, end)).toBe(true);
        expect(text.slice(start, end)).not.toMatch(/[.\s]$/);
        expect(score).toBeGreaterThan(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(why).toMatch(/^\p{Lu}.+\.$/u);
        last = end;
      }
    }
  });

  it('an attributed claim with a number is above one without either', () => {
    const { text, blocks, published } = seedArticle('000');
    const scoreOf = (words: string): number =>
      claimCandidates(text, { blocks, published }).find(({ start, end }) => text.slice(start, end).includes(words))
        ?.score ?? 0;
    expect(scoreOf('Reports say about 225')).toBeGreaterThan(scoreOf('About 60 civilians'));
    expect(scoreOf('About 60 civilians')).toBeGreaterThan(scoreOf('An Assad regime general'));
  });
});

describe('W10: other texts', () => {
  it('captions count less than the article', () => {
    const words = 'About 60 civilians were killed in Daraa.';
    const of = (kind: 'caption' | 'paragraph'): number =>
      claimCandidates(words, { blocks: [{ start: 0, end: words.length, kind }], language: 'en' })[0]?.score ?? 0;
    expect(of('caption')).toBeGreaterThan(0);
    expect(of('caption')).toBeLessThan(of('paragraph'));
  });

  it('Arabic sentences are proposed, questions and cross references are not', () => {
    const text =
      'قال ناشطون إن القوات الحكومية قصفت حي درعا البلد بنحو 45 قذيفة.\nهل قتل 45 شخصا في درعا البلد؟\nاقرأ أيضا: مقتل 12 شخصا في درعا';
    expect(claimCandidates(text, { language: 'ar' }).map(({ start, end }) => text.slice(start, end))).toEqual([
      'قال ناشطون إن القوات الحكومية قصفت حي درعا البلد بنحو 45 قذيفة',
    ]);
  });

  it('a long sentence of two claims is two candidates', () => {
    const text =
      'The army said on Monday that at least 45 of its soldiers were killed in the northern part of the province by rebels, while local activists claimed that more than 60 civilians had died in airstrikes on three towns.';
    expect(claimCandidates(text, { language: 'en' }).map(({ start, end }) => text.slice(start, end))).toEqual([
      'The army said on Monday that at least 45 of its soldiers were killed in the northern part of the province by rebels',
      'local activists claimed that more than 60 civilians had died in airstrikes on three towns',
    ]);
  });
});
