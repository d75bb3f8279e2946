/**
 * The frames around the focused mark, the suggestion or place that a person is asked about and the extent of a mark that
 * is pointed at: what alone gets ProseMirror decorations, since a painted highlight can have no outline and no place in the accessibility tree. Setting a frame
 * splits the text nodes of the blocks it lies in.
 */
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Tag } from '../../domain/tags';

/**
 * `focus`: the focused mark. `candidate`: a place that may be that of an annotation under review. `suggestion`: what is
 * proposed and looked at. `extent`: how far a mark goes that is pointed at. `unfitting`: what does not fit together with
 * `unfittingWith`, or with the calendar.
 */
export type FrameKind = keyof typeof ATTRIBUTES;

/** The attribute of each kind, for article.module.css; of frames around the same words the last one is told. */
const ATTRIBUTES = {
  extent: 'data-extent',
  suggestion: 'data-suggested',
  candidate: 'data-candidate',
  unfitting: 'data-unfitting',
  unfittingWith: 'data-unfitting-with',
  focus: 'data-focused',
} as const;

/** What is framed: ranges of document positions, one for each block. */
export interface Frame {
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
  readonly tag: Tag;
  /** What assistive technology says of it; empty for what only the eye needs. */
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

function framed(frames: Frames): Decoration[] {
  return (Object.keys(ATTRIBUTES) as FrameKind[]).flatMap((kind) => {
    const { ranges = [], tag = '', label = '' } = frames[kind] ?? {};
    const told = label !== '' && { role: 'mark', 'aria-label': label };
    return ranges.map(({ from, to }) => Decoration.inline(from, to, { ...told, [ATTRIBUTES[kind]]: tag }));
  });
}
