import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import type { Block, BlockKind } from '../../domain/text';
import { DOCUMENT_EXTENSIONS, documentOf } from './document';
import { OffsetMap } from './offset-map';

/** A text with a line for each block. */
function textOf(lines: readonly (readonly [BlockKind, string, number?])[]): { content: string; blocks: Block[] } {
  let content = '';
  const blocks = lines.map(([kind, line, page]): Block => {
    const start = content.length;
    content += `${line}\n`;
    return { kind, start, end: start + line.length, ...(page !== undefined && { page }) };
  });
  return { content, blocks };
}

const ALL_KINDS = textOf([
  ['headline', 'Daraa', 1],
  ['list-item', 'one', 1],
  ['quote', '“two”', 2],
  ['table-row', 'Date\tPlace\t\tKilled', 2],
  ['table-row', 'a\tb\tc\td\te\tf\tg\th', 2],
  ['table-row', '\t', 2],
  ['furniture', '', 3],
  ['paragraph', 'the end', 3],
]);

describe('the document of a text', () => {
  const json = documentOf(ALL_KINDS.content, ALL_KINDS.blocks);
  const doc = Node.fromJSON(getSchema(DOCUMENT_EXTENSIONS), json);
  doc.check();

  it('holds every character at the position that its offset maps to, whatever the kind of block', () => {
    const map = new OffsetMap(ALL_KINDS.blocks);
    for (const { start, end } of ALL_KINDS.blocks) {
      for (let offset = start; offset < end; offset++) {
        const position = map.toPosition(offset, 'start');
        expect(doc.textBetween(position, position + 1)).toBe(ALL_KINDS.content.charAt(offset));
        expect(map.toOffset(position)).toBe(offset);
      }
    }
  });

  it('keeps the cells of a row apart, and a row of many cells as one line', () => {
    const [, , , row, wide] = doc.content.content;
    expect(row?.content.content.map(({ text }) => text)).toEqual(['Date\t', 'Place\t', '\t', 'Killed']);
    expect(wide?.content.content.map(({ text }) => text)).toEqual(['a\tb\tc\td\te\tf\tg\th']);
  });

  it('says where a page begins, and only there', () => {
    expect(doc.content.content.map(({ attrs }) => attrs['page'] as number | null)).toEqual([
      1,
      null,
      2,
      null,
      null,
      null,
      3,
      null,
    ]);
  });

  it('gives blocks without letters the direction of their article', () => {
    const { content, blocks } = textOf([
      ['paragraph', '2018 – 2021'],
      ['paragraph', 'Reuters'],
      ['paragraph', 'درعا'],
    ]);
    const directions = (direction?: string) =>
      documentOf(content, blocks, direction).content?.map(
        ({ attrs }) => (attrs?.['dir'] as string | undefined) ?? 'ltr',
      );
    expect(directions('rtl')).toEqual(['rtl', 'ltr', 'rtl']);
    expect(directions()).toEqual(['ltr', 'ltr', 'rtl']);
  });
});
