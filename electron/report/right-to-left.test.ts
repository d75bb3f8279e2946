import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { handMade, written } from '../writers/fixtures';
import { docx } from '../writers/docx';
import { html } from '../writers/html';

const QUOTE = 'قال المتحدث إن المدينة تعرضت للقصف';

const MADE = handMade(
  [
    {
      ...{ text: `${QUOTE}. The mayor denies it.`, facts: { headline: 'عنوان' } },
      marks: [
        { quote: QUOTE, tag: 'claim', note: 'ملاحظة أولى\nand one in English' },
        { quote: 'The mayor denies it', tag: 'claim', note: 'הערה' },
      ],
    },
  ],
  { name: 'درعا' },
);

describe('words from right to left in a report', () => {
  it('X5: run so in the document, in notes and its title too', async () => {
    const { bytes, problems } = await written(docx, MADE);
    expect(problems).toEqual([]);
    const main = new TextDecoder().decode(unzipSync(bytes)['word/document.xml']);
    const paragraphs = main.match(/<w:p>.*?<\/w:p>/gu) ?? [];
    const isBidi = (words: string): boolean[] =>
      paragraphs
        .filter((paragraph) => paragraph.includes(`>${words}<`))
        .map((paragraph) => paragraph.includes('<w:bidi/>') && paragraph.includes('<w:rtl/>'));
    expect(isBidi('درعا')).toEqual([true]);
    expect(isBidi('عنوان')).toEqual([true, true]);
    expect(isBidi('ملاحظة أولى')).toEqual([true]);
    expect(isBidi('and one in English')).toEqual([false]);
    expect(isBidi('הערה')).toEqual([true]);
  });

  it('X5: begin at the right in the page, wherever they are a heading', async () => {
    const page = (await written(html, MADE)).bytes.toString();
    const headings = page.match(/<h3[^>]*>/gu) ?? [];
    expect(headings).toEqual(['<h3 dir="rtl">', '<h3 dir="rtl">']);
  });
});
