/** What importers make of a file of annotations: drafts in the file's own words, of which nothing is in the case yet. */
import type { ClaimNumber, ClaimPeriod } from '../../domain/claim';
import type { Role } from '../../domain/entity';
import type { Relation } from '../../domain/link';
import type { Tag } from '../../domain/tags';
import type { Span } from '../../domain/text';

/** What a file says of the source that an annotation is about; empty where it does not say. */
export interface SourceKeys {
  /** Of the original bytes, 64 hexadecimal digits. */
  readonly captureSha256: string;
  /** Of the text that positions count in. */
  readonly textSha256: string;
  readonly url: string;
  readonly headline: string;
  /** The name of the file. */
  readonly file: string;
  /** The key of the document of the same file that holds the text. */
  readonly document: string;
}

/** A claim as a file says it; codes are ids or names of codes. */
export interface ImportedClaim {
  readonly speaker?: string | undefined;
  readonly saidByOutlet?: boolean | undefined;
  readonly attribution?: string | undefined;
  readonly stance?: string | undefined;
  readonly hedges?: readonly string[] | undefined;
  readonly periods?: readonly ClaimPeriod[] | undefined;
  readonly numbers?: readonly ClaimNumber[] | undefined;
  readonly status?: string | undefined;
  readonly statusReason?: string | undefined;
  /** ISO 8601 in UTC. */
  readonly checkedAt?: string | undefined;
  readonly checkedBy?: string | undefined;
  readonly importance?: string | undefined;
}

/** The actor or place that a mention refers to. `type` is a name of the codebook. */
export interface ImportedEntity {
  readonly name: string;
  readonly type: string;
  readonly isUnsure: boolean;
}

/** Where a passage stands, by its words or by its place. */
export interface PassagePlace {
  /** Its words; empty where the file gives only a place. */
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Unicode code points. */
  readonly position: Span | undefined;
}

/** An annotation of a file; `position` counts in the text that `source` names, where the file does. */
export interface ImportedAnnotation extends PassagePlace {
  /** What the file calls it; empty where it has no name. */
  readonly foreignId: string;
  /** The tag, where the file names one of ours. */
  readonly tag: Tag | undefined;
  /** The codes or tags of the file that are none of ours. */
  readonly codes: readonly string[];
  /** Passages within each other, the first within the one above; the last is the one that is meant. */
  readonly refined: readonly PassagePlace[];
  /** True where that text has LF in place of every other line end. */
  readonly hasLineFeeds: boolean;
  readonly source: SourceKeys;
  readonly note: string;
  readonly creator: string;
  /** ISO 8601 in UTC; empty where it is not said. */
  readonly created: string;
  readonly entity: ImportedEntity | undefined;
  readonly claim: ImportedClaim | undefined;
}

/** A link of two annotations of the file, by what it calls them; a role leads from the actor to the claim. */
export interface ImportedLink {
  readonly from: string;
  readonly to: string;
  readonly kind: Relation | Role;
  readonly note: string;
}

/** A text that the file carries. */
export interface ImportedDocument {
  readonly key: string;
  /** A file's name. */
  readonly name: string;
  readonly text: string;
  readonly keys: SourceKeys;
}

/** Something in the file that is no annotation of a passage, and why; `quote` is as much as it says. */
export interface ImportProblem {
  readonly message: string;
  readonly quote: string;
}

/** A file of annotations. */
export interface AnnotationFile {
  /** Found by content. */
  readonly format: 'w3c' | 'hypothesis' | 'brat' | 'qdpx' | 'csv';
  readonly drafts: readonly ImportedAnnotation[];
  readonly links: readonly ImportedLink[];
  readonly documents: readonly ImportedDocument[];
  readonly problems: readonly ImportProblem[];
}

/** A source of which nothing is said. */
export const NO_KEYS: SourceKeys = Object.freeze({
  ...{ captureSha256: '', textSha256: '', url: '', headline: '', file: '', document: '' },
});

/** An annotation of which nothing is said. */
export const BLANK: ImportedAnnotation = Object.freeze({
  ...{ foreignId: '', tag: undefined, codes: [], quote: '', prefix: '', suffix: '', position: undefined },
  ...{
    refined: [],
    hasLineFeeds: false,
    source: NO_KEYS,
    note: '',
    creator: '',
    created: '',
    entity: undefined,
    claim: undefined,
  },
});

/** The notes of a file as one. */
export function joinedNotes(notes: readonly string[]): string {
  return notes.filter((note) => note.trim() !== '').join('\n\n');
}

/** A time as ISO 8601 in UTC; empty for what is none. */
export function isoTime(words: string): string {
  const time = /^\d{4}-\d\d-\d\d/u.test(words) ? new Date(words) : undefined;
  return time === undefined || Number.isNaN(time.getTime()) ? '' : time.toISOString();
}

/** A hash as it is compared; empty for what is no SHA-256. */
export function sha256Of(words: string): string {
  return /^(?:urn:sha-?256:)?([0-9a-f]{64})$/iu.exec(words.trim())?.[1]?.toLowerCase() ?? '';
}
