/**
 * A note as a document of the editor: paragraphs, lists of one level, quotes and mentions, and nothing else, so that
 * whatever is typed or pasted can be stored. A paragraph is a line; an item holds one or more.
 */
import { Extension, Node, type Editor, type Extensions, type JSONContent } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold, starInputRegex } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { Placeholder, UndoRedo } from '@tiptap/extensions';
import { markInputRule } from '@tiptap/core';
import type { Fragment, Node as DocumentNode } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { NoteBlock, NoteLine } from '../../domain/note';

/** A mention: one thing to the caret, with the words that stand for the annotation. */
const Mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  draggable: false,
  addAttributes: () => ({ id: { default: '' }, label: { default: '' } }),
  parseHTML: () => [
    {
      tag: 'span[data-mention]',
      getAttrs: (element) => ({ id: element.dataset['mention'] ?? '', label: element.textContent }),
    },
  ],
  // `data-mention` is what note.module.css styles.
  renderHTML: ({ node }) => {
    const { id, label } = mentionOf(node);
    return ['span', { 'data-mention': id, role: 'link', title: 'Open this annotation (Alt+Enter)' }, label];
  },
  renderText: ({ node }) => mentionOf(node).label,
});

/** Each line has the direction of its own first letter, and an item or a quoted line that of its own. */
const Directions = Extension.create({
  name: 'directions',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations: ({ doc }) => {
          const found: Decoration[] = [];
          doc.descendants((node, position, parent) => {
            const isLine = node.type.name === 'listItem' || (node.isTextblock && parent?.type.name !== 'listItem');
            if (isLine) found.push(Decoration.node(position, position + node.nodeSize, { dir: 'auto' }));
            return !node.isTextblock;
          });
          return DecorationSet.create(doc, found);
        },
      },
    }),
  ],
});

/** Keys of the editor beside those that its parts have: Tab is left to move the focus. */
const Keys = Extension.create({
  name: 'keys',
  priority: 1000,
  addKeyboardShortcuts() {
    const { editor } = this;
    return {
      'Mod-Shift-8': () => toggleList(editor, 'bulletList'),
      'Mod-Shift-7': () => toggleList(editor, 'orderedList'),
      'Mod-Shift-b': () => toggleQuote(editor),
      'Shift-Enter': () => editor.commands.splitBlock(),
    };
  },
});

/** Makes lines a list or lines again; a quote becomes one, since nothing nests. */
export function toggleList(editor: Editor, kind: 'bulletList' | 'orderedList'): boolean {
  const chain = editor.chain().focus(undefined, { scrollIntoView: false });
  if (editor.isActive('blockquote')) chain.clearNodes();
  return (kind === 'bulletList' ? chain.toggleBulletList() : chain.toggleOrderedList()).run();
}

/** Makes lines a quote or lines again; a list becomes one. */
export function toggleQuote(editor: Editor): boolean {
  const chain = editor.chain().focus(undefined, { scrollIntoView: false });
  if (editor.isActive('listItem')) chain.clearNodes();
  return chain.toggleBlockquote().run();
}

/** What the editor is made of; `placeholder` stands in an empty note. */
export function noteExtensions(placeholder: string): Extensions {
  return [
    Document,
    Paragraph.extend({ addKeyboardShortcuts: () => ({}) }),
    Text,
    Bold.extend({
      addInputRules() {
        return [markInputRule({ find: starInputRegex, type: this.type })];
      },
      addPasteRules: () => [],
    }),
    BulletList,
    OrderedList,
    ListItem.extend({
      content: 'paragraph+',
      addKeyboardShortcuts() {
        return { Enter: () => this.editor.commands.splitListItem(this.name) };
      },
    }),
    ListKeymap,
    Blockquote.extend({ content: 'paragraph+' }),
    Mention,
    UndoRedo,
    Placeholder.configure({ placeholder }),
    Directions,
    Keys,
  ];
}

/** The document of a note; an empty note is one empty paragraph, since a document can't be empty. */
export function documentOf(blocks: readonly NoteBlock[]): JSONContent {
  return { type: 'doc', content: blocks.length === 0 ? [paragraphOf([])] : blocks.map(blockOf) };
}

function blockOf(block: NoteBlock): JSONContent {
  if (block.kind === 'paragraph') return paragraphOf(block.line);
  if (block.kind === 'quote') return { type: 'blockquote', content: block.lines.map(paragraphOf) };
  const items = block.items.map((lines) => ({ type: 'listItem', content: lines.map(paragraphOf) }));
  if (block.first === undefined) return { type: 'bulletList', content: items };
  return { type: 'orderedList', attrs: { start: block.first }, content: items };
}

function paragraphOf(line: NoteLine): JSONContent {
  return {
    type: 'paragraph',
    content: line.map((part) =>
      part.kind === 'mention'
        ? { type: 'mention', attrs: { id: part.id, label: part.label } }
        : { type: 'text', text: part.text, ...(part.bold && { marks: [{ type: 'bold' }] }) },
    ),
  };
}

/** The note in the editor, or in a piece of it. */
export function blocksOf(content: Fragment): NoteBlock[] {
  const blocks: NoteBlock[] = [];
  content.forEach((node) => {
    if (node.type.name === 'paragraph') blocks.push({ kind: 'paragraph', line: lineOf(node) });
    else if (node.type.name === 'blockquote') blocks.push({ kind: 'quote', lines: node.children.map(lineOf) });
    else {
      const items = node.children.map((item) => item.children.map(lineOf));
      const first = node.type.name === 'orderedList' ? Number(node.attrs['start']) : undefined;
      blocks.push({ kind: 'list', first, items });
    }
  });
  return blocks;
}

function lineOf(paragraph: DocumentNode): NoteLine {
  return paragraph.children.map((node) =>
    node.isText
      ? { kind: 'text', text: node.text ?? '', bold: node.marks.some(({ type }) => type.name === 'bold') }
      : { kind: 'mention', ...mentionOf(node) },
  );
}

/** What a mention in the document says. */
export function mentionOf(node: DocumentNode): { readonly id: string; readonly label: string } {
  return { id: String(node.attrs['id']), label: String(node.attrs['label']) };
}
