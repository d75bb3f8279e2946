/** The ProseMirror document of a text: one textblock per block, with its kind; nothing else and nothing editable. */
import type { Extensions, JSONContent } from '@tiptap/core';
import { Document } from '@tiptap/extension-document';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import type { Block, BlockKind } from '../../domain/text';
import { directionOf } from './direction';

/** The element that shows a block of each kind; those that are not named are paragraphs. */
const ELEMENTS: Partial<Record<BlockKind, string>> = { headline: 'h1', heading: 'h2' };

const BlockNode = Paragraph.extend({
  addAttributes: () => ({ kind: { default: 'paragraph' satisfies BlockKind }, dir: { default: null } }),
  addKeyboardShortcuts: () => ({}),
  parseHTML: () => [],
  // `dir` and `data-kind` are what article.module.css styles.
  renderHTML: ({ node }) => {
    const { kind, dir } = node.attrs as { kind: BlockKind; dir: 'rtl' | null };
    return [ELEMENTS[kind] ?? 'p', { 'data-kind': kind, ...(dir && { dir }) }, 0];
  },
});

/** What the document may hold. */
export const DOCUMENT_EXTENSIONS: Extensions = [Document, BlockNode, Text];

/** The document of `content`. A text without blocks becomes one empty paragraph, since a document can't be empty. */
export function documentOf(content: string, blocks: readonly Block[]): JSONContent {
  if (blocks.length === 0) return { type: 'doc', content: [{ type: 'paragraph' }] };
  return {
    type: 'doc',
    content: blocks.map(({ kind, start, end }) => {
      const text = content.slice(start, end);
      return {
        type: 'paragraph',
        attrs: { kind, ...(directionOf(text) === 'rtl' && { dir: 'rtl' }) },
        ...(text !== '' && { content: [{ type: 'text', text }] }),
      };
    }),
  };
}
