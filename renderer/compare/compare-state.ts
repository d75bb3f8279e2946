/** What the view "Compare" keeps while another view is shown: the sources, how they are shown, and the pair looked at. */
import { create } from 'zustand';
import type { SideName } from './shared-pairs';

/** How the texts are shown. */
export const COMPARE_MODES = {
  together: 'Read together',
  words: 'Word difference',
  only: 'Only in this source',
} as const;

export type CompareMode = keyof typeof COMPARE_MODES;

/** A pair and the side of it that is read. */
export interface FocusedPair {
  readonly key: string;
  readonly side: SideName;
}

interface CompareState {
  /** Ids; undefined until a person or the proposals choose. */
  readonly chosen: readonly string[] | undefined;
  readonly mode: CompareMode;
  readonly focused: FocusedPair | undefined;
}

/** The state of the comparison in this window. */
export const useCompare = create<CompareState>()(() => ({ chosen: undefined, mode: 'together', focused: undefined }));

/** Changes the state of the comparison. */
export const updateCompare: (changed: Partial<CompareState>) => void = useCompare.setState;
