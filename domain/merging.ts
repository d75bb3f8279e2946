/** What comes of merging a copy of a case into a case. */
import { counted } from './counted';

/** How many of each came from the other copy. */
export interface MergeCounts {
  readonly sources: number;
  readonly captures: number;
  readonly annotations: number;
  readonly entities: number;
  readonly statements: number;
  readonly links: number;
  /** Journal entries. */
  readonly entries: number;
}

/** What is new, in words, such as `1 source, 2 annotations`; what there is none of is not named. */
export function newInWords(added: Omit<MergeCounts, 'captures' | 'entries'> & { readonly captures?: number }): string {
  const { sources, captures = 0, annotations, entities, statements, links } = added;
  const named = [
    [sources, counted(sources, 'source')],
    [captures, counted(captures, 'capture')],
    [annotations, counted(annotations, 'annotation')],
    [entities, entities === 1 ? '1 actor or place' : `${entities.toLocaleString('en')} actors and places`],
    [statements, counted(statements, 'statement')],
    [links, counted(links, 'link')],
  ] as const;
  const words = named.flatMap(([count, inWords]) => (count === 0 ? [] : inWords));
  return words.length === 0 ? 'changes of what was there' : words.join(', ');
}

/**
 * Where two copies do not fit together. `left-out`: what an entry changes is not there any more, or something depends on
 * it. `changed-apart`: both changed one field, and the later value stands. `merge-circle`: two entities were merged into
 * each other. `same-capture`: the same bytes were imported in both copies, and are two sources now.
 */
type ConflictKind = 'left-out' | 'changed-apart' | 'merge-circle' | 'same-capture';

/** One place where two copies do not fit together. */
export interface MergeConflict {
  readonly kind: ConflictKind;
  /** Id of the journal entry that met something that its author did not know of. */
  readonly entry: string;
  /** Who made it. */
  readonly by: string;
  /** The field that both changed; empty for other kinds. */
  readonly field: string;
  /** Of a field that both changed: the value that was replaced, who had set it and with which entry, where that is known. */
  readonly replaced: { readonly value: unknown; readonly by: string; readonly entry: string } | null;
  /** The value that stands, of a field that both changed. */
  readonly value: unknown;
  /** Ids of the sources that it is about: those that hold the same bytes, or the one that was changed or marked. */
  readonly sources: readonly string[];
  /** The mark that it is about; null where it is about none, or the mark is gone. */
  readonly annotation: string | null;
  /** All of this in a sentence. */
  readonly message: string;
}

/** What came of a merge. */
export interface MergeReport {
  readonly added: MergeCounts;
  /** What this merge found; those of earlier ones are left out. */
  readonly conflicts: readonly MergeConflict[];
  /** The copy of the case that was made before; undefined where nothing had to be written. */
  readonly backup: string | undefined;
  /** Sentences about what a person still has to see to; empty when there is nothing. */
  readonly remains: readonly string[];
}
