import { describe, expect, it } from 'vitest';
import { handMade, written } from './fixtures';
import { md } from './md';
import { checkReportMarkdown } from './md-check';

const FILLER = 'Words that fill a line of the text without saying anything.\n\n'.repeat(600);

describe('Markdown that is read back', () => {
  it('X9: is sound where every mark has its note, however far down, and links lead to the web', () => {
    const text = `# Title\n\n> “quote”[^1]\n\n${FILLER}> “other”[^2]\n\n[^1]: Outlet, <https://example.org/a>. Place.\n[^2]: Other.\n`;
    const quotes = new Map([
      [1, 'quote'],
      [2, 'other'],
    ]);
    expect(checkReportMarkdown(text, quotes)).toEqual([]);
  });

  it.each([
    ['> “quote”[^7]\n', 'The note [^7] has no words.'],
    [`[^1]: <mailto:a@example.org>\n`, 'The text points to mailto:a@example.org.'],
    ['> [words](javascript:alert) here[^1]\n', 'The text points to .'],
    ['[words]: javascript:alert\n', '[words]: defines a link.'],
    ['![picture](data:image/png;base64,xx)\n', 'The text points to .'],
  ])('X9: tells what is wrong: %s', (line, problem) => {
    expect(checkReportMarkdown(`> “quote”[^1]\n\n[^1]: Outlet.\n${FILLER}${line}`, new Map())).toContain(problem);
  });

  it.each(['quot', 'quote.', '*quote*', 'quote\u2060'])('X9: tells that a quote reads “%s” instead', (shown) => {
    expect(checkReportMarkdown(`> “${shown}”[^1]\n\n[^1]: Outlet.\n`, new Map([[1, 'quote']]))).toEqual([
      'The quote with note 1 is not shown as it is.',
    ]);
  });

  it('X9: takes time in proportion to the text', () => {
    // The least of three: what else the machine does only adds to it.
    const timed = (times: number): number => {
      const text = FILLER.repeat(times);
      const took = [1, 2, 3].map(() => {
        const begun = performance.now();
        checkReportMarkdown(text, new Map());
        return performance.now() - begun;
      });
      return Math.min(...took);
    };
    timed(1);
    expect(timed(16) / timed(4)).toBeLessThan(8);
  });
});

/** Words that Markdown would make something else of: links, marks, lists, signs. */
const HARD = [
  'Write to someone.else+x@gmail.com or mailto:a@example.org, xmpp:a@example.org',
  'See https://example.org/a_b?c=d&e, _www.example.org_, (www.example.org) and WWW.EXAMPLE.ORG',
  '1. is not a list, 12) neither',
  '- nor this',
  'a note [^1], [^7] and [words](https://example.org) and ![x](y)',
  '*stars* _lines_ `ticks` ~~gone~~ <b>bold</b> &amp; &#64; \\@ $x$ | # ! {a}',
  'له بريد a@b.example',
];

describe('quotes in Markdown', () => {
  it.each(HARD)('X9: are shown as they are, with no sign more: %s', async (quote) => {
    const { bytes, problems } = await written(md, handMade([{ text: quote, marks: [{ quote, tag: 'claim' }] }]));
    expect(problems).toEqual([]);
    expect(bytes.toString()).not.toMatch(/[\u200b\u2060\ufeff]/u);
  });
});
