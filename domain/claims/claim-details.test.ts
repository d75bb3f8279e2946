import { describe, expect, it } from 'vitest';
import { seedArticle } from '../../tests/support/seed-articles';
import { claimDetails, type ClaimDetails } from './claim-details';

const detailsOf = (prefix: string, words: string): ClaimDetails & { readonly speakerWords: string } => {
  const { text, published } = seedArticle(prefix);
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`“${words}” is not in ${prefix}.`);
  const details = claimDetails(text, { start, end: start + words.length }, { published });
  const { speaker } = details;
  return {
    ...details,
    speakerWords: speaker.kind === 'mention' ? text.slice(speaker.span.start, speaker.span.end) : '',
  };
};

describe('W8: stance and speaker', () => {
  it.each([
    [
      '000',
      'about 225 pro-Assad troops and officials, including 45 former rebels, have been slain',
      'reports',
      'Reports',
    ],
    ['000', 'the regime’s security services stepped up “assassinations', 'alleges', 'Pro-opposition activists'],
    ['000', 'About 60 civilians have died', 'asserts', ''],
    ['001', 'the regime is reinforcing its positions', 'alleges', ''],
    ['001', 'pro-Assad forces have entered Karak Sharqi', 'reports', 'reports'],
    ['002', 'airstrikes are thought to have struck the city of Tafas', 'reports', ''],
    ['002', 'Russia reportedly demanded that local groups surrender', 'reports', 'Russia'],
    ['002', 'in a race widely regarded as fraudulent', 'asserts', ''],
    ['003', 'capturing checkpoints, a tank and allegedly a crossing on the Jordanian border', 'asserts', ''],
    ['003', 'killing over seven pro-Assad soldiers', 'reports', ''],
    ['004', 'units of the army began to intensify protection', 'asserts', 'the regime-affiliated SANA news'],
    ['004', 'corridors had been opened', 'asserts', 'The news outlet'],
    [
      '004',
      'with the regime laying the blame at the feet of the opposition fighters, claims that have been refuted',
      'denies',
      'local actors',
    ],
    [
      '004',
      'said that claims that regime military points are being attacked is false',
      'denies',
      'a spokesperson for the negotiating committee, Adnan Al-Masalma',
    ],
    ['004', 'Iranian-back forces reportedly attempted to infiltrate', 'reports', ''],
    ['004', 'its military build-up around the besieged areas', 'asserts', 'The Syrian regime'],
  ])('%s: %s', (prefix, words, stance, speaker) => {
    const details = detailsOf(prefix, words);
    expect([details.stance, details.speakerWords]).toEqual([stance, speaker]);
  });

  it('an Arabic claim has its number, date, speaker and attribution', () => {
    const text =
      'قال ناشطون يوم الأربعاء إن القوات الحكومية قصفت حي درعا البلد بنحو 45 قذيفة، وذلك بعد ساعات من فشل المحادثات.';
    const details = claimDetails(text, { start: 0, end: text.length }, { language: 'ar', published: '2021-07-30' });
    expect(details.numbers).toMatchObject([{ exact: 'بنحو 45', value: 45, relation: 'about' }]);
    expect(details.dates).toMatchObject([{ exact: 'يوم الأربعاء', from: '2021-07-28' }]);
    expect(details.attribution).toMatchObject({ exact: 'قال ناشطون يوم الأربعاء إن', stance: 'asserts' });
    const { speaker } = details;
    expect(speaker.kind === 'mention' && text.slice(speaker.span.start, speaker.span.end)).toBe('ناشطون');
  });

  it('only what stands within the claim is listed', () => {
    const details = detailsOf('000', 'About 60 civilians have died');
    expect(details.numbers.map(({ exact }) => exact)).toEqual(['About 60']);
    expect(details.dates).toEqual([]);
  });
});
