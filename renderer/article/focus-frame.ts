/**
 * The frame around the focused mark: the one mark that gets ProseMirror decorations, since a painted highlight can
 * have no outline and no place in the accessibility tree. Setting it splits the text nodes of the blocks it lies in.
 */
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Tag } from '../../domain/tags';

/** What is framed: ranges of document positions, one for each block. */
export interface FocusFrame {
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
  readonly tag: Tag;
  readonly label: string;
}

const key = new PluginKey<DecorationSet>('focus-frame');

/** The plugin that draws the frame. */
export function focusFramePlugin(): Plugin<DecorationSet> {
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, decorations) => {
        const frame = transaction.getMeta(key) as FocusFrame | 'none' | undefined;
        if (frame === undefined) return decorations;
        return frame === 'none' ? DecorationSet.empty : DecorationSet.create(transaction.doc, framed(frame));
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/** The transaction that moves the frame, or takes it away. */
export function moveFocusFrame(state: EditorState, frame: FocusFrame | undefined): Transaction {
  return state.tr.setMeta(key, frame ?? 'none').setMeta('addToHistory', false);
}

function framed({ ranges, tag, label }: FocusFrame): Decoration[] {
  return ranges.map(({ from, to }) =>
    Decoration.inline(from, to, { role: 'mark', 'aria-label': label, 'data-focused': tag }),
  );
}
