import { describe, expect, it } from 'vitest';
import { plainDrafts } from './plain-body';

const drafts = (text: string, flow = { flowed: false, delSp: false }): string[] =>
  plainDrafts(text, flow).map(({ kind, words }) => `${kind}: ${words}`);

describe('lines that were broken for their width', () => {
  it('are one paragraph, up to an empty line', () => {
    expect(
      drafts(
        'The regime sent more soldiers to the south on Friday,\r\nafter talks with the committees of the towns broke\r\ndown.\r\n\r\nNobody was hurt.\r\n',
      ),
    ).toEqual([
      'paragraph: The regime sent more soldiers to the south on Friday, after talks with the committees of the towns broke down.',
      'paragraph: Nobody was hurt.',
    ]);
  });

  it('stay lines where the next word had room', () => {
    expect(drafts('Ann Example\nExample Street 1\nDaraa\n\nKind regards')).toEqual([
      'paragraph: Ann Example',
      'paragraph: Example Street 1',
      'paragraph: Daraa',
      'paragraph: Kind regards',
    ]);
  });

  it('stay lines where each is a whole paragraph', () => {
    const long = 'This paragraph is longer than any screen that a mail was ever broken for, so its end is its own. '
      .repeat(2)
      .trim();
    expect(drafts(`${long}\n${long}`)).toHaveLength(2);
  });

  it('are joined without a space in Japanese', () => {
    expect(drafts('外務大臣は月曜日、ジュネーブでの協議が来週も続く\nと述べた。')).toEqual([
      'paragraph: 外務大臣は月曜日、ジュネーブでの協議が来週も続くと述べた。',
    ]);
  });

  it('do not join items, fields of forwarded mails, or rules', () => {
    expect(
      drafts(
        '- the first item of the list, which is long enough to fill it\n- the second\nFrom: Ann Example, who wrote this long line that fills it\nDate: today\n----------\nx',
      ),
    ).toEqual([
      'list-item: - the first item of the list, which is long enough to fill it',
      'list-item: - the second',
      'paragraph: From: Ann Example, who wrote this long line that fills it',
      'paragraph: Date: today',
      'furniture: ----------',
      'paragraph: x',
    ]);
  });
});

describe('format=flowed (RFC 3676)', () => {
  const flowed = { flowed: true, delSp: false };

  it('joins lines that end in a space, at one depth of quoting', () => {
    expect(drafts('One \ntwo\nthree \n> four \n> five\nsix', flowed)).toEqual([
      'paragraph: One two',
      'paragraph: three',
      'quote: four five',
      'paragraph: six',
    ]);
  });

  it('takes the stuffed space away, and with delsp the one at the end', () => {
    expect(drafts(' >no quote', flowed)).toEqual(['paragraph: >no quote']);
    expect(drafts('外務 \n大臣', { flowed: true, delSp: true })).toEqual(['paragraph: 外務大臣']);
  });

  it('joins 200,000 lines in no long time', () => {
    const began = performance.now();
    expect(drafts('word \n'.repeat(200_000), flowed)).toHaveLength(1);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe('what is not the sender’s own', () => {
  it('is a quote, at any depth, without its marks', () => {
    expect(drafts('> > older\n> old\n>old too\nnew')).toEqual([
      'quote: older',
      'quote: old',
      'quote: old too',
      'paragraph: new',
    ]);
  });

  it('is no quote where a mailbox file put its mark', () => {
    expect(drafts('>From here on it is different.')).toEqual(['paragraph: From here on it is different.']);
  });

  it('is the signature, up to what is quoted under it', () => {
    expect(drafts('Text.\n\n-- \nAnn Example\nThe Example\n\n> Quoted.')).toEqual([
      'paragraph: Text.',
      'furniture: --',
      'furniture: Ann Example',
      'furniture: The Example',
      'quote: Quoted.',
    ]);
  });

  it('is no signature where most of the mail follows', () => {
    const rest = Array.from({ length: 16 }, (_, at) => `Paragraph ${at}.`).join('\n\n');
    expect(drafts(`Text.\n--\n${rest}`).filter((draft) => draft.startsWith('furniture'))).toEqual(['furniture: --']);
  });
});
