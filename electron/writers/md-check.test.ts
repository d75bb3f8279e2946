import { describe, expect, it } from 'vitest';
import { checkReportMarkdown } from './md-check';

const FILLER = 'Words that fill a line of the text without saying anything.\n\n'.repeat(600);

describe('Markdown that is read back', () => {
  it('X9: is sound where every mark has its note, however far down, and links lead to the web', () => {
    const text = `# Title\n\n> “quote”[^1]\n\n${FILLER}> “other”[^2]\n\n[^1]: Outlet, <https://example.org/a>. Place.\n[^2]: Other.\n`;
    expect(checkReportMarkdown(text)).toEqual([]);
  });

  it.each([
    ['> “quote”[^7]\n', 'The note [^7] has no words.'],
    [`[^1]: <mailto:a@example.org>\n`, 'The text points to mailto:a@example.org.'],
    ['> [words](javascript:alert) here[^1]\n', 'The text points to .'],
    ['[words]: javascript:alert\n', '[words]: defines a link.'],
    ['![picture](data:image/png;base64,xx)\n', 'The text points to .'],
  ])('X9: tells what is wrong: %s', (line, problem) => {
    expect(checkReportMarkdown(`> “quote”[^1]\n\n[^1]: Outlet.\n${FILLER}${line}`)).toContain(problem);
  });

  it('X9: takes time in proportion to the text', () => {
    const timed = (times: number): number => {
      const begun = performance.now();
      checkReportMarkdown(FILLER.repeat(times));
      return performance.now() - begun;
    };
    timed(1);
    expect(timed(16) / timed(4)).toBeLessThan(8);
  });
});
