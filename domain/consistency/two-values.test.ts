import { describe, expect, it } from 'vitest';
import { findings, onlyFinding } from './fixtures';

describe('F9: one count with two values', () => {
  it.each([
    [
      '12 civilians were killed in an airstrike on Idlib.\n\nThe airstrike killed 15 civilians.',
      '15 civilians',
      '12 civilians',
    ],
    [
      'An airstrike killed 12 civilians in Idlib. Rescuers came. The airstrike in Idlib killed nine civilians.',
      'nine civilians',
      '12 civilians',
    ],
    [
      'Attack kills 12 soldiers\n\nA convoy was hit in the night. The attack killed 14 soldiers.',
      '14 soldiers',
      '12 soldiers',
    ],
    [
      'At least 15 civilians were killed in a crash. The crash killed 12 civilians.',
      '12 civilians',
      'At least 15 civilians',
    ],
  ])('%s', (text, exact, other) => {
    const found = onlyFinding(text, { language: 'en' });
    expect(found).toMatchObject({ kind: 'two-values', exact, other: { exact: other } });
    expect(text.slice(found.start, found.end)).toBe(exact);
    expect(text.slice(found.other?.start, found.other?.end)).toBe(other);
    expect(found.message).toContain(found.assumed);
  });

  it.each([
    'At least 12 civilians were killed in an airstrike. The airstrike killed 15 civilians.',
    'About 12 civilians were killed in an airstrike. The airstrike killed 14 civilians.',
    '12 civilians were killed in an airstrike. The airstrike killed 12 civilians.',
    // Not the same quantity.
    '12 civilians were killed in an airstrike. The airstrike killed 15 people.',
    '12 civilians were killed in an airstrike. The airstrike wounded 15 civilians.',
    'An airstrike wounded 15 civilians and killed 12 soldiers. The airstrike killed 15 civilians.',
    '12 civilians were killed in an airstrike. The attack killed 15 civilians.',
    // Another event.
    '12 civilians were killed in an airstrike. Another airstrike killed 15 civilians.',
    '12 civilians were killed in an airstrike. An airstrike killed 15 civilians.',
    '12 civilians were killed in an airstrike. The airstrike on Homs killed 15 civilians.',
    '12 civilians were killed in an airstrike on Monday. The airstrike on Tuesday killed 15 civilians.',
    '12 civilians were killed in an airstrike. In 2019 the airstrike killed 15 civilians.',
    '12 civilians were killed in an airstrike. Airstrikes went on. The airstrike killed 15 civilians.',
    '12 civilians were killed in an airstrike. There was a second airstrike. The airstrike killed 15 civilians.',
    // Others say so.
    'Activists said 12 civilians were killed in an airstrike. The airstrike killed 15 civilians.',
    '12 civilians were killed in an airstrike. The airstrike killed 15 civilians, the ministry said.',
    '12 civilians were killed in an airstrike. According to SANA, the airstrike killed 15 civilians.',
    '12 civilians were killed in an airstrike. The airstrike reportedly killed 15 civilians.',
    '12 civilians were killed in an airstrike. “The airstrike killed 15 civilians.”',
    // A count that goes on.
    '12 civilians were killed in an airstrike. The airstrike has killed 15 civilians in total.',
    '12 civilians were killed in an airstrike. The airstrike killed three more civilians.',
    '12 civilians were killed in an airstrike. The airstrike could have killed 50 civilians.',
  ])('%s: nothing', (text) => {
    expect(findings(text, { language: 'en' })).toEqual([]);
  });
});
