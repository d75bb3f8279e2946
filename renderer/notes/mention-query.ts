/** What is typed after an `@` to find the annotation that is meant. */
import type { EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** Where the `@` and the words after it stand in the document, and those words. */
export interface MentionQuery {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/** An `@` that is not inside an address, and up to four words after it. */
const QUERY = /(?<![\w.-])@((?:[^\s@]+(?: (?=[^\s@]|$))?){0,4})$/u;

/** How far before the caret an `@` is looked for, in code units. */
const REACH = 80;

/** The query that the caret stands at the end of, if it stands at one. */
export function mentionQuery({ selection, doc }: EditorState): MentionQuery | undefined {
  const { $from, empty, from } = selection;
  if (!empty || !$from.parent.isTextblock) return undefined;
  const start = Math.max($from.start(), from - REACH);
  // A mention counts as one character, which no query goes over.
  const before = doc.textBetween(start, from, undefined, '\n');
  const found = QUERY.exec(before);
  if (!found) return undefined;
  return { from: from - found[0].length, to: from, words: found[1] ?? '' };
}

/** Puts a mention where its query stands, and a space after it where there is none. */
export function insertMention(
  view: EditorView,
  { from, to }: MentionQuery,
  mention: { readonly id: string; readonly label: string },
): void {
  const { state } = view;
  const type = state.schema.nodes['mention'];
  if (!type) return;
  const next = state.doc.resolve(to).nodeAfter;
  const transaction = state.tr.replaceWith(from, to, type.create(mention));
  if (next?.isText !== true || !/^\s/u.test(next.text ?? '')) transaction.insertText(' ', from + 1);
  view.dispatch(transaction.scrollIntoView());
  view.focus();
}

/** Types an `@`, after a space where there is a word before the caret. */
export function beginMention(view: EditorView): void {
  const { state } = view;
  const { $from } = state.selection;
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 1), $from.parentOffset, undefined, ' ');
  view.focus();
  view.dispatch(state.tr.insertText(/\S/u.test(before) ? ' @' : '@').scrollIntoView());
}
