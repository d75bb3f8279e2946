/**
 * The frames around the focused mark and around the place that the review asks about: what alone gets ProseMirror
 * decorations, since a painted highlight can have no outline and no place in the accessibility tree. Setting a frame
 * splits the text nodes of the blocks it lies in.
 */
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Tag } from '../../domain/tags';

/** `focus`: the focused mark. `candidate`: a place that may be that of an annotation under review. */
export type FrameKind = 'focus' | 'candidate';

/** What is framed: ranges of document positions, one for each block. */
export interface Frame {
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
  readonly tag: Tag;
  readonly label: string;
}

type Frames = Readonly<Partial<Record<FrameKind, Frame>>>;

const key = new PluginKey<{ readonly frames: Frames; readonly decorations: DecorationSet }>('frames');

/** The plugin that draws the frames. */
export function framesPlugin(): Plugin {
  return new Plugin({
    key,
    state: {
      init: () => ({ frames: {}, decorations: DecorationSet.empty }),
      apply: (transaction, before) => {
        const changed = transaction.getMeta(key) as Frames | undefined;
        if (changed === undefined) return before;
        const frames = { ...before.frames, ...changed };
        return { frames, decorations: DecorationSet.create(transaction.doc, framed(frames)) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  });
}

/** The transaction that moves a frame, or takes it away. */
export function moveFrame(state: EditorState, kind: FrameKind, frame: Frame | undefined): Transaction {
  return state.tr.setMeta(key, { [kind]: frame }).setMeta('addToHistory', false);
}

function framed({ focus, candidate }: Frames): Decoration[] {
  const around = (frame: Frame | undefined, mark: string): Decoration[] =>
    (frame?.ranges ?? []).map(({ from, to }) =>
      Decoration.inline(from, to, { role: 'mark', 'aria-label': frame?.label ?? '', [mark]: frame?.tag ?? '' }),
    );
  return [...around(candidate, 'data-candidate'), ...around(focus, 'data-focused')];
}
