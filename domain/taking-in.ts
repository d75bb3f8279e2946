/** What comes of taking in what others made: annotations of another tool, or another copy of the case. */
import type { AnchorState } from './anchor-state';
import type { MergeReport } from './merging';
import type { Tag } from './tags';

/** How annotations are taken in. */
export interface AnnotationsWish {
  /** The tag of annotations whose codes mean none of the three. */
  readonly tag: Tag;
  /** Whether the texts that the file carries and the case does not have are imported too. */
  readonly addSources: boolean;
}

/** What came of one annotation of a file. */
export interface TakenAnnotation {
  /** Its words, on one line; empty where it has none. */
  readonly quote: string;
  /** Id of its source, and of the annotation that was made of it; undefined where it was not taken. */
  readonly source: string | undefined;
  readonly annotation: string | undefined;
  /** How sure its place is; undefined where it was not taken. */
  readonly state: AnchorState | undefined;
  /** True where the case had it already. */
  readonly known: boolean;
  /** Why it was not taken, as a sentence; empty where it was. */
  readonly why: string;
}

/** What came of a file of annotations. `file` is its name without its folder. */
export interface TakenAnnotations {
  readonly file: string;
  /** In the order of the file. */
  readonly outcomes: readonly TakenAnnotation[];
}

/** What came of a copy that was merged into the case. `file` is its name without its folder. */
export interface MergedCopy {
  readonly file: string;
  readonly report: MergeReport;
}
