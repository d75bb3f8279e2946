/**
 * The contract between the window and the service that owns the case. It is written as the service implements
 * it, synchronously where it can be; the window sees every method as a promise (`Remote`). Every argument is checked against
 * SERVICE_ARGUMENTS at the service's door, and every answer is a Reply: errors travel as data.
 */
import * as z from 'zod';
import type { AnchorState } from './anchor-state';
import type { Annotation } from './annotation';
import type { ErrorData } from './errors';
import { FACT_FIELDS, type Fact, type FactField, type ReaderWarning } from './source';
import { TAGS, type Tag, type TagCounts } from './tags';
import { TEXT_EXTENTS, type Block, type Span, type TextExtent } from './text';

/** An annotation as it crosses to the window: its words are the text's between `start` and `end`, so they stay behind. */
export interface Mark extends Pick<Annotation, 'id' | 'start' | 'end' | 'tag' | 'note' | 'createdAt' | 'createdBy'> {
  /** For an annotation that was made in another text of the source: how it came to stand here. */
  readonly carried?: Carried | undefined;
}

/** How an annotation was carried over from the text that it was made in. `score` and `margin` are 0 to 1. */
export interface Carried {
  readonly state: AnchorState;
  /** How much of the quote and its surroundings agrees. */
  readonly score: number;
  /** How much better this place is than the next best; 1 where there is no other. */
  readonly margin: number;
  /** True when a person said so. */
  readonly decided: boolean;
  /** The words as they were marked. */
  readonly exact: string;
  /** For a claim whose wording changed: whether the newer capture says that it was corrected. */
  readonly edited?: 'silently' | 'with-note' | undefined;
}

/** An annotation of a source that has no sure place in the text that is read. */
export interface UnplacedMark extends Pick<Annotation, 'id' | 'tag' | 'note' | 'createdAt' | 'createdBy'> {
  readonly prefix: string;
  readonly suffix: string;
  /** `state` is `uncertain` or `lost`. */
  readonly carried: Carried;
  /** The best place that was found, in the text that is read. UTF-16 code units. */
  readonly candidate?: Span | undefined;
}

/** What the library shows of a source. */
export interface SourceSummary {
  readonly source: string;
  /** Id of the text that is read and annotated. */
  readonly text: string;
  readonly facts: readonly Fact[];
  readonly name: string;
  readonly addedAt: string;
  readonly counts: TagCounts;
  /** How many captures there are. */
  readonly captures: number;
  /** How many annotations a person has to find a place for. */
  readonly toReview: number;
}

/** A text of a capture. `length` in UTF-16 code units. */
export interface TextInfo {
  readonly text: string;
  readonly extent: TextExtent;
  readonly reader: string;
  readonly readerVersion: string;
  /** WHATWG name; empty where the format has its own. */
  readonly encoding: string;
  readonly length: number;
  readonly warnings: readonly ReaderWarning[];
}

/** A capture with its texts, the oldest first. Times are ISO 8601 in UTC. */
export interface CaptureInfo {
  readonly capture: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly encoding: string;
  readonly capturedAt: string;
  readonly capturedBy: string;
  readonly via: string;
  readonly name: string;
  readonly member: string;
  readonly recordedAt: string;
  readonly url: string;
  readonly texts: readonly TextInfo[];
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
  /** In the order of the text that they were made in. */
  readonly unplaced: readonly UnplacedMark[];
  readonly extent: TextExtent;
  /** True when the other extent can be asked for. */
  readonly hasExtents: boolean;
  /** The capture of this text. */
  readonly capture: CaptureInfo;
  /** Every capture of the source, the oldest first. */
  readonly captures: readonly CaptureInfo[];
}

/** One thing that was done with a source, out of the journal. `at` is ISO 8601 in UTC. */
export interface CustodyEntry {
  readonly at: string;
  readonly by: string;
  /** A sentence. */
  readonly what: string;
}

/** A piece of the difference between two texts, in order. */
export interface DifferencePiece {
  readonly op: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Two texts compared word by word. */
export interface TextDifference {
  readonly pieces: readonly DifferencePiece[];
  /** The newer text's note that it was corrected, where the older one has none. */
  readonly correction: string | undefined;
}

/** What a purge took out of the case file. */
export interface PurgeReport {
  readonly captures: number;
  readonly texts: number;
  readonly annotations: number;
  /** Journal entries whose payload was emptied. */
  readonly entries: number;
  /** Sentences about what a person still has to see to, such as copies of the case; empty when there is nothing. */
  readonly remains: readonly string[];
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
  /** Sources that are new or whose summary is. */
  readonly added: readonly SourceSummary[];
  readonly removed: readonly string[];
  /** Sources of which more changed than single marks: whoever has one open reads it again. */
  readonly reloaded: readonly string[];
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

/** What came of one input of an import. `choose` and `password`: nothing was taken yet, a person is asked first. */
export interface ImportOutcome {
  readonly name: string;
  readonly status: 'added' | 'duplicate' | 'new-capture' | 'failed' | 'choose' | 'password';
  readonly source: string | undefined;
  readonly headline: string | undefined;
  readonly warnings: readonly ReaderWarning[];
  readonly error: ErrorData | undefined;
  /** What a person is asked, until it is answered or dismissed. */
  readonly question?: ImportQuestion | undefined;
}

/** `pages`: which of a web archive are wanted. `attachments`: which of a mail are wanted too. */
export interface ImportQuestion {
  readonly id: string;
  readonly kind: 'pages' | 'attachments' | 'password';
  readonly members: readonly MemberSummary[];
}

/** A document inside a container, to be chosen. */
export interface MemberSummary {
  readonly member: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number | undefined;
  readonly url: string;
  readonly recordedAt: string;
}

/** How far an import has come. `outcomes` are those of the inputs just finished. */
export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  /** The name of the input that is being read. */
  readonly current: string | undefined;
  readonly outcomes: readonly ImportOutcome[];
}

/** What a person pasted, and what they know of it; empty fields are not known. */
export interface PasteDraft {
  /** HTML of the clipboard; empty where there was none. */
  readonly html: string;
  readonly text: string;
  readonly headline: string;
  readonly url: string;
  readonly outlet: string;
  readonly published: string;
}

/** What a person says of an annotation that has no sure place: where it stands, or that it stands nowhere. */
export type AnchorDecision = { readonly place: Span } | { readonly lost: true };

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
  /** Moves the ends of an annotation where it stands in `text`. */
  moveBounds(annotation: string, text: string, span: Span): Mark;
  /** Divides an annotation at an offset of `text` (UTF-16) inside it; white space at the cut is left out. */
  splitMark(annotation: string, text: string, at: number): Mark;
  /** Makes one annotation of two with the same tag, from the start of the first to the end of the last. */
  mergeMarks(annotation: string, other: string, text: string): Mark;
  undo(): UndoResult;
  redo(): UndoResult;
  verify(): VerifyReport;
  /** Sets what a person knows of a source; undefined takes it away. */
  setFact(source: string, field: FactField, value?: string): void;
  /** Reads a capture of the source again, as asked, and shows that text from now on. */
  readAs(source: string, capture: string, how: ReadAs): Promise<void>;
  /** Shows another of the source's texts from now on. */
  showText(source: string, text: string): void;
  /** Compares two texts word by word; `before` is the older one. */
  compareTexts(before: string, after: string): TextDifference;
  decideAnchor(annotation: string, text: string, decision: AnchorDecision): void;
  /** What was done with a source, the newest last. */
  custody(source: string): readonly CustodyEntry[];
  /** Takes a source out of the case for good. */
  purge(source: string, reason: string): PurgeReport;
  paste(draft: PasteDraft): Promise<readonly ImportOutcome[]>;
  /** Answers the question of an import; its outcomes are those of what was taken. */
  answerImport(question: string, answer: ImportAnswer): Promise<readonly ImportOutcome[]>;
  dismissImport(question: string): void;
  /** Stops the running import after the file it is at; what was done is kept. */
  cancelImport(): void;
}

/** What the machine proposes to mark in a text. UTF-16 code units. */
export interface Suggestion extends Span {
  readonly id: string;
  readonly tag: Tag;
  /** The type of the actor or place; empty where none is known. */
  readonly type: string;
  /** The entity that is meant, where the case knows it. */
  readonly entity?: string | undefined;
  readonly name?: string | undefined;
  /** Why it is proposed, in words for a person. */
  readonly why: string;
  /** How sure the machine is, 0 to 1. */
  readonly score: number;
}

/** How a capture is read again. What is left out stays as it is in the text that is read. */
export interface ReadAs {
  readonly extent?: TextExtent | undefined;
  /** WHATWG name. */
  readonly encoding?: string | undefined;
}

/** `members` of a question about pages or attachments, or the password that was asked for. */
export type ImportAnswer = { readonly members: readonly string[] } | { readonly password: string };

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

/** The longest value of a fact and the longest reason, in UTF-16 code units. */
const FACT_LIMIT = 4000;

/** The most that can be pasted, in UTF-16 code units. */
const PASTE_LIMIT = 32 * 1024 * 1024;

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
  moveBounds: z.tuple([id, id, z.strictObject({ start: offset, end: offset })]),
  splitMark: z.tuple([id, id, offset]),
  mergeMarks: z.tuple([id, id, id]),
  undo: z.tuple([]),
  redo: z.tuple([]),
  verify: z.tuple([]),
  setFact: z.tuple([id, z.enum(FACT_FIELDS), z.string().min(1).max(FACT_LIMIT).optional()]),
  readAs: z.tuple([
    id,
    id,
    z.strictObject({ extent: z.enum(TEXT_EXTENTS).optional(), encoding: z.string().min(1).max(40).optional() }),
  ]),
  showText: z.tuple([id, id]),
  compareTexts: z.tuple([id, id]),
  decideAnchor: z.tuple([
    id,
    id,
    z.union([
      z.strictObject({ place: z.strictObject({ start: offset, end: offset }) }),
      z.strictObject({ lost: z.literal(true) }),
    ]),
  ]),
  custody: z.tuple([id]),
  purge: z.tuple([id, z.string().max(FACT_LIMIT)]),
  paste: z.tuple([
    z.strictObject({
      html: z.string().max(PASTE_LIMIT),
      text: z.string().max(PASTE_LIMIT),
      headline: z.string().max(FACT_LIMIT),
      url: z.string().max(FACT_LIMIT),
      outlet: z.string().max(FACT_LIMIT),
      published: z.string().max(FACT_LIMIT),
    }),
  ]),
  answerImport: z.tuple([
    id,
    z.union([
      z.strictObject({ members: z.array(z.string().max(4096)).max(20_000) }),
      z.strictObject({ password: z.string().max(1000) }),
    ]),
  ]),
  dismissImport: z.tuple([id]),
  cancelImport: z.tuple([]),
};
