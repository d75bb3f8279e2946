/**
 * The ProseMirror document of a text: one textblock per block, with its kind; nothing else and nothing editable. The
 * cells of a table's row are marked, so that they can stand in columns; marks take no positions.
 */
import { Mark, type Extensions, type JSONContent } from '@tiptap/core';
import { Document } from '@tiptap/extension-document';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import type { Block, BlockKind } from '../../domain/text';
import { directionOf, type Direction } from './direction';

/** The element that shows a block of each kind; those that are not named are paragraphs. */
const ELEMENTS: Partial<Record<BlockKind, string>> = { headline: 'h1', heading: 'h2', quote: 'blockquote' };

/** Rows of more cells than this are shown as lines with tabs: columns would be too narrow for words. */
const MOST_COLUMNS = 6;

interface BlockAttributes {
  readonly kind: BlockKind;
  readonly dir: Direction | null;
  /** The page that begins with this block. */
  readonly page: number | null;
}

const BlockNode = Paragraph.extend({
  addAttributes: () => ({
    kind: { default: 'paragraph' satisfies BlockKind },
    dir: { default: null },
    page: { default: null },
  }),
  addKeyboardShortcuts: () => ({}),
  parseHTML: () => [],
  // `dir`, `data-kind` and `data-page` are what article.module.css styles.
  renderHTML: ({ node }) => {
    const { kind, dir, page } = node.attrs as BlockAttributes;
    const attributes = { 'data-kind': kind, ...(dir && { dir }), ...(page !== null && { 'data-page': String(page) }) };
    return [ELEMENTS[kind] ?? 'p', attributes, 0];
  },
});

const Cell = Mark.create({
  name: 'cell',
  // Neighbours are told apart by their number: equal marks would become one element.
  addAttributes: () => ({ column: { default: 0 } }),
  parseHTML: () => [],
  renderHTML: () => ['span', { 'data-cell': '' }, 0],
});

/** What the document may hold. */
export const DOCUMENT_EXTENSIONS: Extensions = [Document, BlockNode, Text, Cell];

/**
 * The document of `content`; `direction` is that of the article, for blocks that have none of their own. A text without
 * blocks becomes one empty paragraph, since a document can't be empty.
 */
export function documentOf(content: string, blocks: readonly Block[], direction?: string): JSONContent {
  if (blocks.length === 0) return { type: 'doc', content: [{ type: 'paragraph' }] };
  const otherwise = direction === 'rtl' ? 'rtl' : 'ltr';
  return {
    type: 'doc',
    content: blocks.map(({ kind, start, end, page }, i) => {
      const text = content.slice(start, end);
      const begins = page !== undefined && page !== blocks[i - 1]?.page;
      return {
        type: 'paragraph',
        attrs: {
          kind,
          ...(directionOf(text, otherwise) === 'rtl' && { dir: 'rtl' }),
          ...(begins && { page }),
        },
        ...(text !== '' && { content: kind === 'table-row' ? cells(text) : [{ type: 'text', text }] }),
      };
    }),
  };
}

/** The words of a row as they are, each cell (with the tab that ends it) under a mark of its own. */
function cells(text: string): JSONContent[] {
  const parts = text.match(/[^\t]*\t|[^\t]+$/gu) ?? [];
  if (parts.length < 2 || parts.length > MOST_COLUMNS) return [{ type: 'text', text }];
  return parts.map((part, column) => ({ type: 'text', text: part, marks: [{ type: 'cell', attrs: { column } }] }));
}
