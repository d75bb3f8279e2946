/**
 * The contract between the window and the service that owns the case. It is written synchronously, as the service
 * implements it; the window sees every method as a promise (`Remote`). Every argument is checked against
 * SERVICE_ARGUMENTS at the service's door, and every answer is a Reply: errors travel as data.
 */
import * as z from 'zod';
import type { Annotation } from './annotation';
import type { ErrorData } from './errors';
import type { Fact, ReaderWarning } from './source';
import { TAGS, type Tag, type TagCounts } from './tags';
import type { Block } from './text';

/** An annotation as it crosses to the window: its words are the text's between `start` and `end`, so they stay behind. */
export type Mark = Pick<Annotation, 'id' | 'start' | 'end' | 'tag' | 'note' | 'createdAt' | 'createdBy'>;

/** What the library shows of a source. */
export interface SourceSummary {
  readonly source: string;
  /** Id of the text that is read and annotated. */
  readonly text: string;
  readonly facts: readonly Fact[];
  readonly name: string;
  readonly addedAt: string;
  readonly counts: TagCounts;
}

/** A source opened for reading. Offsets of blocks and marks are UTF-16 code units of `content`. */
export interface OpenedSource {
  readonly source: string;
  readonly text: string;
  readonly content: string;
  readonly blocks: readonly Block[];
  readonly warnings: readonly ReaderWarning[];
  readonly facts: readonly Fact[];
  /** In text order. */
  readonly marks: readonly Mark[];
  readonly capture: {
    readonly sha256: string;
    readonly bytes: number;
    readonly mediaType: string;
    readonly encoding: string;
    readonly capturedAt: string;
    readonly capturedBy: string;
    readonly via: string;
    readonly name: string;
  };
}

/** What the window shows of the case itself. */
export interface CaseSummary {
  /** The file's name without folder and ending. */
  readonly name: string;
  readonly readOnly: boolean;
  /** Why it is read-only, as a sentence; empty when it is not. */
  readonly notice: string;
  readonly annotator: string;
  /** What undo would undo and redo would redo, in words; undefined when there is nothing. */
  readonly undo: string | undefined;
  readonly redo: string | undefined;
  readonly entries: number;
}

/** A change as it is told to the windows: the only way by which a view changes. */
export interface CaseChange {
  readonly case: CaseSummary;
  readonly added: readonly SourceSummary[];
  readonly removed: readonly string[];
  readonly marks: readonly MarkChange[];
}

/** `mark` as it is now, or undefined when it is gone. */
export interface MarkChange {
  readonly source: string;
  readonly text: string;
  readonly id: string;
  readonly tag: Tag;
  readonly before: Tag | undefined;
  readonly mark: Mark | undefined;
}

/** What an undo or redo did. */
export interface UndoResult {
  readonly description: string;
  /** The source to bring into view, if it still exists. */
  readonly source: string | undefined;
  /** The annotation to bring into view, if it still exists. */
  readonly annotation: string | undefined;
}

/** What `verify` found. */
export interface VerifyReport {
  readonly ok: boolean;
  /** Sentences; empty when all is well. */
  readonly problems: readonly string[];
  readonly entries: number;
  readonly sources: number;
}

/** What came of one input of an import. */
export interface ImportOutcome {
  readonly name: string;
  readonly status: 'added' | 'duplicate' | 'failed';
  readonly source: string | undefined;
  readonly headline: string | undefined;
  readonly warnings: readonly ReaderWarning[];
  readonly error: ErrorData | undefined;
}

/** How far an import has come. `outcome` is the input just finished. */
export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  readonly outcome: ImportOutcome;
}

/** What came of an export. `file` is the file's name without its folder. */
export interface ExportResult {
  readonly file: string;
  readonly rows: number;
  readonly sha256: string;
}

/** The methods of the service. A renamed method or changed argument is a compile error on both sides. */
export interface CaseService {
  describeCase(): CaseSummary;
  listSources(): readonly SourceSummary[];
  openSource(source: string): OpenedSource;
  annotate(draft: { text: string; start: number; end: number; tag: Tag; note?: string | undefined }): Mark;
  retag(annotation: string, tag: Tag): Mark;
  setNote(annotation: string, note: string): Mark;
  removeAnnotation(annotation: string): void;
  undo(): UndoResult;
  redo(): UndoResult;
  verify(): VerifyReport;
}

/** What the service tells the windows without being asked. */
export interface ServiceEvents {
  changed(change: CaseChange): void;
  importing(progress: ImportProgress): void;
}

export type ServiceMethod = keyof CaseService;

/** The service as the window sees it: every method a promise that rejects with a SourcemarkError. */
export type Remote<T> = {
  [M in keyof T]: T[M] extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;
};

/** Every answer of the service, and never anything else. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorData };

/** The longest note that is accepted, in UTF-16 code units. */
const NOTE_LIMIT = 100_000;

const id = z.string().min(1).max(64);
const offset = z.number().int().nonnegative();
const tag = z.enum(TAGS);
const note = z.string().max(NOTE_LIMIT);

/** What each method takes. Unknown keys, missing or surplus arguments are refused. */
export const SERVICE_ARGUMENTS: { readonly [M in ServiceMethod]: z.ZodType<Parameters<CaseService[M]>> } = {
  describeCase: z.tuple([]),
  listSources: z.tuple([]),
  openSource: z.tuple([id]),
  annotate: z.tuple([z.strictObject({ text: id, start: offset, end: offset, tag, note: note.optional() })]),
  retag: z.tuple([id, tag]),
  setNote: z.tuple([id, note]),
  removeAnnotation: z.tuple([id]),
  undo: z.tuple([]),
  redo: z.tuple([]),
  verify: z.tuple([]),
};
