/**
 * The contract between the window and the service that owns the case. It is written as the service implements
 * it, synchronously where it can be; the window sees every method as a promise (`Remote`). Every argument is checked against
 * SERVICE_ARGUMENTS at the service's door, and every answer is a Reply: errors travel as data.
 */
import * as z from 'zod';
import type { AnchorState } from './anchor-state';
import type { Annotation } from './annotation';
import type { ClaimAttributes, ClaimNumber, ClaimPeriod, ClaimWish } from './claim';
import { CODE_LISTS, type Code, type CodeList } from './codebook';
import type { Inconsistency } from './consistency/inconsistency';
import {
  ENTITY_KINDS,
  MENTION_ANSWERS,
  PAIR_ANSWERS,
  ROLES,
  type Alias,
  type EntityKind,
  type EntityLocation,
  type MentionAnswer,
  type PairAnswer,
  type Role,
} from './entity';
import type { ErrorData } from './errors';
import {
  aliasForm,
  claimForm,
  codeForm,
  ENTITY_NAME_LIMIT,
  locationForm,
  NOTE_LIMIT,
  QUERY_LIMIT,
  REASON_LIMIT,
  SEARCH_NAME_LIMIT,
  searchForm,
  TITLE_LIMIT,
} from './forms';
import { CONFIDENTIAL_KINDS, type ConfidentialKind } from './confidential';
import {
  EXPORT_FORMATS,
  PRIVACY_PROFILES,
  type ExportPreview,
  type ExportProgress,
  type ExportReport,
  type ExportWish,
} from './export';
import type { Difference } from './differences/difference';
import { RELATIONS, type ClaimLink, type Relation } from './link';
import type { SavedSearch, Search, SearchAnswer } from './search/search';
import { FACT_FIELDS, type Fact, type FactField, type ReaderWarning } from './source';
import type { Standing, StatementFields, Support } from './statement';
import { TAGS, type Tag, type TagCounts } from './tags';
import { TEXT_EXTENTS, type Block, type Span, type TextExtent } from './text';

/** An annotation as it crosses to the window: its words are the text's between `start` and `end`, so they stay behind. */
export interface Mark extends Pick<Annotation, 'id' | 'start' | 'end' | 'tag' | 'note' | 'createdAt' | 'createdBy'> {
  /** For an annotation that was made in another text of the source: how it came to stand here. */
  readonly carried?: Carried | undefined;
  /** What a person said of a claim; absent where nothing was said. */
  readonly claim?: ClaimAttributes | undefined;
  /** The entity that a mention refers to; absent where nobody said. */
  readonly mention?: MarkMention | undefined;
  /** What actors have to do with a claim, or what the actor of a mention has to do with claims; absent where nothing was said. */
  readonly roles?: readonly MarkRole[] | undefined;
  /** The statement that a claim belongs to; absent where it belongs to none. */
  readonly statement?: string | undefined;
}

/** `entity` is the one that stands for it: what others were merged into. */
interface MarkMention {
  readonly entity: string;
  readonly answer: MentionAnswer;
}

/** The role of a mention in a claim. Both are ids of annotations; one of them is the mark that has this. */
interface MarkRole {
  readonly claim: string;
  readonly mention: string;
  readonly role: Role;
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
  /** True where a person said that it is to be kept out of what is published. */
  readonly confidential: boolean;
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

/** An actor or place of the register as it is listed: with all that was merged into it. */
export interface EntitySummary {
  readonly entity: string;
  readonly kind: EntityKind;
  /** A code of the codebook; empty where nobody has said. */
  readonly type: string;
  readonly name: string;
  readonly note: string;
  readonly location: EntityLocation | null;
  /** Its other names: those of its mentions, those that a person entered, and those of what was merged into it. */
  readonly aliases: readonly EntityName[];
  readonly mentions: number;
  /** How many of its mentions a person was not sure of. */
  readonly unsure: number;
  /** Ids of the sources that mention it, and how often, in order of publication. */
  readonly sources: readonly { readonly source: string; readonly mentions: number }[];
  /** True where a person said that its name is to be kept out of what is published. */
  readonly confidential: boolean;
  /** What was merged into it. */
  readonly merged: readonly { readonly entity: string; readonly name: string }[];
  readonly createdAt: string;
  readonly createdBy: string;
}

/** A name of an entity and where it is from. `mentions` counts the mentions with these words. */
export interface EntityName {
  readonly name: string;
  readonly origin: Alias['origin'] | 'mention' | 'merged';
  readonly mentions: number;
}

/** All that is known of one entity. */
export interface EntityDetail {
  readonly summary: EntitySummary;
  /** By source in order of publication, then in text order. */
  readonly mentions: readonly EntityMention[];
  /** What was decided of it, with reasons, the newest last. */
  readonly history: readonly CustodyEntry[];
  /** Entities that may be the same, with why, and what a person answered already. */
  readonly alike: readonly AlikeEntity[];
  /** For a place: entries of the gazetteer under its names, the likeliest first. */
  readonly gazetteer: readonly GazetteerEntry[];
  /** Names that the gazetteer has for its entry, which it does not have yet. */
  readonly otherNames: readonly string[];
}

/** A mention with what stands beside it. */
export interface EntityMention {
  readonly annotation: string;
  readonly source: string;
  /** Where it begins in the text that it was made in. UTF-16 code units. */
  readonly start: number;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly answer: MentionAnswer;
  /** The entity that it was linked to, before that was merged. */
  readonly said: string;
}

/** Another entity that may be the same. */
export interface AlikeEntity {
  readonly entity: string;
  readonly name: string;
  /** A sentence. */
  readonly why: string;
  readonly answer: PairAnswer | null;
}

/** A place of the gazetteer. */
export interface GazetteerEntry {
  /** `geonames:170905`. */
  readonly id: string;
  readonly name: string;
  /** A code of the list `place-type`. */
  readonly type: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly countryName: string;
  /** Empty where it is not known. */
  readonly province: string;
  readonly lat: number;
  readonly lon: number;
  readonly population: number;
  /** False for a namesake in a country that the case does not speak of. */
  readonly expected: boolean;
}

/** An entity that a mention may refer to. */
export interface EntityProposal {
  readonly entity: string;
  readonly name: string;
  readonly type: string;
  /** A sentence. */
  readonly why: string;
  readonly score: number;
}

/** What the machine proposes to mark. Offsets are UTF-16 code units of the text that is read. */
export interface Suggestion {
  /** The same for the same words at the same place under the same tag. */
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly tag: Tag;
  /** A code of the codebook for an actor or place; empty where nothing tells. */
  readonly type: string;
  /** The entity of the register that it would be linked to. */
  readonly entity?: string | undefined;
  /** The name of that entity, or of the one that would be made. */
  readonly name?: string | undefined;
  /** Where the new place would be put on the map, and why. */
  readonly location?: Omit<EntityLocation, 'by'> | undefined;
  /** Who says a proposed claim, and how. `speaker` is the words of the text; undefined for the outlet itself. */
  readonly claim?: SuggestedClaim | undefined;
  /** A sentence: why it is proposed. */
  readonly why: string;
  /** 0 to 1. */
  readonly score: number;
}

/** What the words around a proposed claim tell. Spans are of the text that is read. */
interface SuggestedClaim {
  readonly stance: string;
  readonly attribution: string;
  readonly speaker?: Span | undefined;
}

/** What the words of a claim tell, for what nobody has said. Called inferred. */
export interface ClaimReading {
  readonly numbers: readonly ClaimNumber[];
  readonly periods: readonly (ClaimPeriod & { readonly assumption: string })[];
  readonly hedges: readonly string[];
  readonly attribution: string;
  readonly stance: string;
  /** The actor mention that says it, if there is one at those words; undefined for the outlet itself. */
  readonly speaker: { readonly words: string; readonly entity: string | undefined } | undefined;
}

/** A claim and a day or period that it speaks of; a claim that speaks of several is there for each of them. */
export interface DatedClaim {
  /** Id of its annotation. */
  readonly annotation: string;
  readonly source: string;
  /** Its words, on one line. */
  readonly exact: string;
  /** Id of the statement that it belongs to, or null. */
  readonly statement: string | null;
  /** One end at least is known. */
  readonly period: ClaimPeriod;
  /** True where nobody has said when: its words were read. */
  readonly inferred: boolean;
  /** What was assumed for that; empty for nothing. */
  readonly assumption: string;
}

/** When things are claimed to have happened, source by source. */
export interface ClaimDates {
  readonly dated: readonly DatedClaim[];
  /** How many claims speak of no day that is known. */
  readonly undated: number;
}

/** A place where the same words stand as in a mark. Offsets are UTF-16 code units of the text `text`. */
export interface LikePlace {
  readonly source: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly before: string;
  readonly after: string;
  /** True for a plural and the like. */
  readonly inflected: boolean;
}

/** Somebody who annotated a source: a desk and the name that it had. */
export interface Annotator {
  readonly desk: string;
  readonly name: string;
  /** How many annotations of this source they made that are still there. */
  readonly marks: number;
}

/** How far the marks of two annotators agree in a source. */
export interface AgreementReport {
  readonly tags: readonly TagAgreement[];
  readonly overall: TagAgreement;
  /** In text order. */
  readonly disagreements: readonly Disagreement[];
}

/** For one tag, or for all (`tag` undefined). Undefined figures can't be told: there is nothing to compare. */
export interface TagAgreement {
  readonly tag: Tag | undefined;
  readonly first: number;
  readonly second: number;
  /** Krippendorff's alpha for unitizing. */
  readonly alpha: number | undefined;
  /** F1 of marks with the same bounds, and of marks that overlap. */
  readonly exactF1: number | undefined;
  readonly overlapF1: number | undefined;
}

/** Where two annotators differ. Spans are UTF-16 code units of the text that is read. */
export interface Disagreement {
  /** `attributes`: the same words and tag, but another speaker, stance or entity. */
  readonly kind: 'only-first' | 'only-second' | 'bounds' | 'tag' | 'attributes';
  readonly first: DisagreeingMark | undefined;
  readonly second: DisagreeingMark | undefined;
}

/** A mark of one annotator. */
export interface DisagreeingMark extends Span {
  readonly annotation: string;
  readonly tag: Tag;
}

/** What several sources say about one thing: a row of the claims matrix. */
export interface StatementSummary extends StatementFields {
  readonly statement: string;
  /** The words of the claim that was marked first, to be shown where no title was given. */
  readonly words: string;
  /** One for each source that has claims of it, in order of publication. */
  readonly cells: readonly StatementCell[];
  /** The links of its claims, those to claims of other statements included. */
  readonly links: readonly ClaimLink[];
  /** Which independent origins assert and deny it. */
  readonly support: Support;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** What one source says of a statement. */
export interface StatementCell {
  readonly source: string;
  /** Where the source has it from: the id of the source itself, or of the one that it is a copy of. */
  readonly origin: string;
  readonly standing: Standing;
  /** The stance of the claim that decides the standing: a code of the list `stance`. */
  readonly stance: string;
  /** The first made first. */
  readonly claims: readonly StatementClaim[];
}

/** A claim of a statement. Offsets are UTF-16 code units of `text`, the text that it was made in. */
export interface StatementClaim extends Span {
  readonly annotation: string;
  readonly text: string;
  readonly exact: string;
  readonly standing: Standing;
  /** A code of the list `stance`: what a person said, or else what the words tell. */
  readonly stance: string;
  /** True where nobody said the stance. */
  readonly inferred: boolean;
  /** True where its words say that something is not so. */
  readonly negated: boolean;
  /** Who says it; null where neither a speaker nor the outlet is known. */
  readonly speaker: ClaimSpeaker | null;
  /** The words that leave open whether it is so: as a person said, or else as they stand in it. */
  readonly hedges: readonly string[];
  /** Ids of the actors and places of the register that are mentioned in it. */
  readonly named: readonly string[];
  /** When it says that something happened: as a person said, or else as its words mean it, seen from publication. */
  readonly periods: readonly Pick<ClaimPeriod, 'from' | 'to'>[];
}

/** Who says a claim: the outlet itself, or an actor that it quotes. */
export interface ClaimSpeaker {
  readonly kind: 'outlet' | 'actor';
  /** The name in the register, or else as it stands in the text; of an outlet, empty where it is not known. */
  readonly name: string;
  /** Id of the actor of the register that this is; undefined where it is not told which. */
  readonly entity: string | undefined;
  /** True where nobody said it: the words of the text tell. */
  readonly inferred: boolean;
}

/** A passage of a text. UTF-16 code units of `text`. */
export interface PassageDraft extends Span {
  readonly text: string;
}

/** A proposed pair that is taken up: `a` supports `b` where the relation is `supports`. */
export interface MatchDraft {
  readonly a: PassageDraft;
  readonly b: PassageDraft;
  readonly relation: Relation;
  readonly note?: string | undefined;
}

/** A passage that is proposed to be linked. Offsets are UTF-16 code units of `text`. */
export interface ProposedPassage extends PassageDraft {
  readonly source: string;
  readonly exact: string;
  /** The claim that stands there, with its own bounds, where there is one. */
  readonly claim?: (Span & { readonly id: string }) | undefined;
}

/** Two passages of different sources that seem to make the same claim. */
export interface MatchProposal {
  readonly a: ProposedPassage;
  readonly b: ProposedPassage;
  /** From 0 to 1. */
  readonly score: number;
  readonly kind: 'near-verbatim' | 'same-claim';
  /** Why it is proposed, as a sentence. */
  readonly why: string;
  /** What a link between them would say. */
  readonly relation: Exclude<Relation, 'supports'>;
  /** Which of the two denies what the other says. */
  readonly denies: 'a' | 'b' | undefined;
  readonly differences: readonly Difference[];
}

/** What is asked of proposals: the best `most` of at least `minScore`. */
export interface MatchQuery {
  readonly minScore: number;
  readonly most: number;
  /** True where only what was compared already is asked for: nothing is compared for it. */
  readonly known?: boolean | undefined;
}

/** Proposals, best first. */
export interface MatchFindings {
  readonly proposals: readonly MatchProposal[];
  /** False where comparing was stopped before all was compared. */
  readonly complete: boolean;
}

/** Sources that are probably one origin; `first` was published first. `why` is empty for a source that stands alone. */
export interface OriginSummary {
  readonly first: string;
  readonly sources: readonly string[];
  readonly why: string;
}

/** How many passages are still to be compared, of how many. */
export interface ComparingProgress {
  readonly left: number;
  readonly of: number;
}

/** What a person changes of a statement. */
export interface StatementEdit {
  readonly title?: string | undefined;
  readonly note?: string | undefined;
  readonly status?: string | undefined;
  readonly pinned?: boolean | undefined;
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
  /** Entities that are new or changed, as they are now; merged ones are in those that they were merged into. */
  readonly entities: readonly EntitySummary[];
  /** Entities that stand for themselves no longer. */
  readonly entitiesRemoved: readonly string[];
  /** Statements that are new or changed, as they are now. `compareListed` says where they stand among the others. */
  readonly statements: readonly StatementSummary[];
  readonly statementsRemoved: readonly string[];
  /** The whole codebook where it changed. */
  readonly codebook: readonly Code[] | undefined;
  /** Every search that is kept, where one changed. */
  readonly searches: readonly SavedSearch[] | undefined;
  /** True where something changed on which suggestions depend. */
  readonly suggestions: boolean;
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

/** Where an undo or redo changed something. */
interface ChangedPlace {
  readonly source: string;
  /** An annotation of it that changed and can be brought into view; undefined where none is left. */
  readonly annotation: string | undefined;
}

/** What an undo or redo did. */
export interface UndoResult {
  readonly description: string;
  /** The sources that are different now; the one to bring into view first. */
  readonly places: readonly ChangedPlace[];
  /** The entity to bring into view, where it was about the register alone; its mentions may be in `places`. */
  readonly entity: string | undefined;
  /** Every entity that is different now. */
  readonly entities: readonly string[];
  /** Every statement that is different now and still there. */
  readonly statements: readonly string[];
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
export interface ExportResult extends ExportReport {
  readonly file: string;
}

/** The methods of the service. A renamed method or changed argument is a compile error on both sides. */
export interface CaseService {
  describeCase(): CaseSummary;
  listSources(): readonly SourceSummary[];
  openSource(source: string): OpenedSource;
  annotate(draft: { text: string; start: number; end: number; tag: Tag; note?: string | undefined }): Mark;
  /** Gives annotations another tag; what only the old tag can have goes with it. */
  retag(annotations: readonly string[], tag: Tag): void;
  setNote(annotation: string, note: string): Mark;
  removeAnnotations(annotations: readonly string[]): void;
  /** Gives a mark other bounds in `text`, the text that is read. */
  moveBounds(annotation: string, text: string, span: Span): Mark;
  /** Divides a mark at `at`; answers the new second part. */
  splitMark(annotation: string, text: string, at: number): Mark;
  /** Makes one mark of two of the same tag. */
  mergeMarks(annotation: string, other: string, text: string): Mark;
  /** Sets what is said of claims: the fields that are given; null takes a field back. */
  setClaims(annotations: readonly string[], fields: ClaimEdit): void;
  /** Says what the actor of a mention has to do with a claim; null for nothing. */
  setRole(claim: string, mention: string, role: Role | null): void;
  /** What the words of a claim tell. */
  readClaim(annotation: string): ClaimReading;
  /** When things are claimed to have happened. */
  claimDates(): Promise<ClaimDates>;

  listEntities(): readonly EntitySummary[];
  describeEntity(entity: string): EntityDetail;
  createEntity(draft: EntityDraftFields, reason: string): string;
  changeEntity(entity: string, fields: EntityEdit, reason: string): void;
  removeEntity(entity: string, reason: string): void;
  /** Says that entities are the same as `into`. */
  mergeEntities(entities: readonly string[], into: string, reason: string): void;
  unmergeEntity(entity: string, reason: string): void;
  /** Gives some mentions of an entity to a new one; answers its id. */
  splitEntity(entity: string, annotations: readonly string[], name: string, reason: string): string;
  /** Says that two entities are not the same, or that it is unsure; null takes it back. */
  answerPair(entity: string, other: string, answer: PairAnswer | null, reason: string): void;
  /** Says which entity annotations refer to: one of the register, a new one with a name, or none. */
  linkMentions(annotations: readonly string[], target: MentionTarget, answer: MentionAnswer, reason: string): void;
  /** Entities that a mention may refer to, the likeliest first. */
  proposeEntities(annotation: string): readonly EntityProposal[];
  /** Places of the gazetteer whose name begins like this. */
  searchGazetteer(query: string): readonly GazetteerEntry[];

  /** Every statement, pinned ones first, then in their order. */
  listStatements(): readonly StatementSummary[];
  /** Links two claims, or changes their link. A note that is left out stays. */
  setLink(link: LinkDraft): void;
  removeLink(claim: string, other: string): void;
  /** Proposes pairs of passages that seem to make the same claim; compares what was not compared yet. */
  findMatches(query: MatchQuery): Promise<MatchFindings>;
  /** Has `findMatches` answer with what it has found so far. */
  stopMatching(): Promise<void>;
  /** The sources by origin: those of one outlet, or copied from each other, are one. */
  listOrigins(): Promise<readonly OriginSummary[]>;
  /** Marks two passages as claims, where they are not yet, and links them: one change. Answers the claims. */
  acceptMatch(match: MatchDraft): { readonly a: string; readonly b: string };
  /** These passages are not proposed to be linked again; false takes it back. */
  rejectMatch(a: PassageDraft, b: PassageDraft, rejected: boolean): void;
  changeStatement(statement: string, edit: StatementEdit): void;
  /** Says that statements are about the same thing as `into`. */
  mergeStatements(statements: readonly string[], into: string): void;
  /** Gives some claims of a statement to a new one; answers its id. */
  splitStatement(statement: string, claims: readonly string[]): string;
  /** Lists a statement before another, or after all others (null). */
  moveStatement(statement: string, before: string | null): void;

  readCodebook(): readonly Code[];
  setCode(code: Code): void;
  removeCode(list: CodeList, code: string): void;

  /** What the machine proposes to mark in the text of a source that is read, in text order. */
  suggest(source: string): Promise<readonly Suggestion[]>;
  /** Marks what was proposed, links it to the register, and says what is known of claims. Answers the annotations. */
  acceptSuggestions(text: string, suggestions: readonly Suggestion[]): readonly string[];
  /** These words are not proposed under this tag again in this case; false takes it back. */
  rejectSuggestion(source: string, tag: Tag, words: string, rejected: boolean): void;
  /** Where the words of a mark stand unmarked: in its text, or in every text of the case that is read. */
  findLike(annotation: string, scope: 'text' | 'case'): readonly LikePlace[];
  /** Marks places like an annotation: with its tag and its entity. Answers the annotations. */
  markLike(annotation: string, places: readonly LikeDraft[]): readonly string[];

  /** Finds what a query says, at most `limit` places. Never rejects for what the query says. */
  search(search: Search, limit: number): Promise<SearchAnswer>;
  /** Marks what was found, where it is not yet: one change that is called by the query. Answers the annotations. */
  markFound(query: string, tag: Tag, places: readonly PassageDraft[]): readonly string[];
  /** Every search that is kept, by name. */
  listSearches(): readonly SavedSearch[];
  /** Keeps a search under a name, in place of one of that name; answers its id. */
  saveSearch(name: string, search: Search): string;
  removeSearch(search: string): void;
  /** Everybody who marked something in the case. */
  annotatorNames(): readonly string[];

  /** What does not fit together inside the text of a source that is read, in text order. */
  checkSource(source: string): Promise<readonly Inconsistency[]>;

  /** Who annotated a source. */
  annotators(source: string): readonly Annotator[];
  /** How far two of them agree, in the text of the source that is read. */
  compareAnnotators(source: string, first: Annotator, second: Annotator): AgreementReport;

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
  /** Says that a source, or an actor or place of the register, is confidential, or that it is not. */
  setConfidential(of: ConfidentialKind, id: string, confidential: boolean): void;
  /** How an export would begin, and what its format has no place for. */
  previewExport(wish: ExportWish): Promise<ExportPreview>;
  /** Stops the export that is being written; nothing is left of its file. */
  stopExport(): void;
  /** Takes a source out of the case for good. */
  purge(source: string, reason: string): PurgeReport;
  paste(draft: PasteDraft): Promise<readonly ImportOutcome[]>;
  /** Answers the question of an import; its outcomes are those of what was taken. */
  answerImport(question: string, answer: ImportAnswer): Promise<readonly ImportOutcome[]>;
  dismissImport(question: string): void;
  /** Stops the running import after the file it is at; what was done is kept. */
  cancelImport(): void;
}

/** The fields of a claim as a person sets them; who checked it and when is not theirs to say. */
export type ClaimEdit = Omit<ClaimWish, 'check'> & {
  readonly check?: { readonly status: string; readonly reason: string } | null | undefined;
};

/** A new entity, as a person asks for it. */
export interface EntityDraftFields {
  readonly kind: EntityKind;
  readonly name: string;
  readonly type: string;
}

/** What a person changes of an entity; who placed it is filled in. */
export interface EntityEdit {
  readonly name?: string | undefined;
  readonly type?: string | undefined;
  readonly note?: string | undefined;
  readonly aliases?: readonly Alias[] | undefined;
  readonly location?: Omit<EntityLocation, 'by'> | null | undefined;
}

/** A link as a person asks for it: `from` supports `to` where the relation is `supports`. */
export type LinkDraft = Omit<ClaimLink, 'note'> & { readonly note?: string | undefined };

/** What a mention is linked to. */
export type MentionTarget = { readonly entity: string } | { readonly create: string; readonly type: string } | null;

/** A place to be marked. */
export type LikeDraft = PassageDraft;

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
  comparing(progress: ComparingProgress): void;
  exporting(progress: ExportProgress): void;
}

export type ServiceMethod = keyof CaseService;

/** The service as the window sees it: every method a promise that rejects with a SourcemarkError. */
export type Remote<T> = {
  [M in keyof T]: T[M] extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;
};

/** Every answer of the service, and never anything else. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorData };

/** The longest value of a fact and the longest reason, in UTF-16 code units. */
const FACT_LIMIT = 4000;

/** The most that can be pasted, in UTF-16 code units. */
const PASTE_LIMIT = 32 * 1024 * 1024;

const id = z.string().min(1).max(64);
const offset = z.number().int().nonnegative();
const tag = z.enum(TAGS);
const note = z.string().max(NOTE_LIMIT);
const annotations = z.array(id).max(50_000);
const span = z.strictObject({ start: offset, end: offset });
const passage = span.extend({ text: id });
const relation = z.enum(RELATIONS);
const reason = z.string().max(REASON_LIMIT);
const entityName = z.string().min(1).max(ENTITY_NAME_LIMIT);
const typeCode = z.string().max(64);
const location = locationForm.omit({ by: true });

const suggestion = z.strictObject({
  id: z.string().max(200),
  start: offset,
  end: offset,
  tag,
  type: typeCode,
  entity: id.optional(),
  name: entityName.optional(),
  location: location.optional(),
  claim: z
    .strictObject({ stance: z.string().max(64), attribution: z.string().max(2000), speaker: span.optional() })
    .optional(),
  why: z.string().max(2000),
  score: z.number(),
});

const annotator = z.strictObject({ desk: id, name: z.string().max(FACT_LIMIT), marks: offset });

const ids = z.array(id).max(200_000).optional();

/** What a person asks to be exported. */
export const exportWishForm = z.strictObject({
  format: z.enum(EXPORT_FORMATS),
  profile: z.enum(PRIVACY_PROFILES),
  scope: z.strictObject({ sources: ids, tags: z.array(tag).optional(), statements: ids, annotations: ids }),
  search: searchForm.optional(),
});

/** What each method takes. Unknown keys, missing or surplus arguments are refused. */
export const SERVICE_ARGUMENTS: { readonly [M in ServiceMethod]: z.ZodType<Parameters<CaseService[M]>> } = {
  describeCase: z.tuple([]),
  listSources: z.tuple([]),
  openSource: z.tuple([id]),
  annotate: z.tuple([z.strictObject({ text: id, start: offset, end: offset, tag, note: note.optional() })]),
  retag: z.tuple([annotations, tag]),
  setNote: z.tuple([id, note]),
  removeAnnotations: z.tuple([annotations]),
  moveBounds: z.tuple([id, id, span]),
  splitMark: z.tuple([id, id, offset]),
  mergeMarks: z.tuple([id, id, id]),
  setClaims: z.tuple([
    annotations,
    claimForm
      .omit({ check: true })
      .partial()
      .extend({
        speaker: z
          .union([
            claimForm.shape.speaker,
            z.strictObject({ kind: z.literal('new'), name: entityName, type: typeCode }),
          ])
          .optional(),
        check: z.strictObject({ status: id, reason }).nullable().optional(),
      }),
  ]),
  setRole: z.tuple([id, id, z.enum(ROLES).nullable()]),
  readClaim: z.tuple([id]),
  claimDates: z.tuple([]),
  listEntities: z.tuple([]),
  describeEntity: z.tuple([id]),
  createEntity: z.tuple([z.strictObject({ kind: z.enum(ENTITY_KINDS), name: entityName, type: typeCode }), reason]),
  changeEntity: z.tuple([
    id,
    z.strictObject({
      name: entityName.optional(),
      type: typeCode.optional(),
      note: note.optional(),
      aliases: z.array(aliasForm).max(200).optional(),
      location: location.nullable().optional(),
    }),
    reason,
  ]),
  removeEntity: z.tuple([id, reason]),
  mergeEntities: z.tuple([z.array(id).min(1).max(1000), id, reason]),
  unmergeEntity: z.tuple([id, reason]),
  splitEntity: z.tuple([id, annotations, entityName, reason]),
  answerPair: z.tuple([id, id, z.enum(PAIR_ANSWERS).nullable(), reason]),
  linkMentions: z.tuple([
    annotations,
    z.union([z.strictObject({ entity: id }), z.strictObject({ create: entityName, type: typeCode })]).nullable(),
    z.enum(MENTION_ANSWERS),
    reason,
  ]),
  proposeEntities: z.tuple([id]),
  searchGazetteer: z.tuple([z.string().max(ENTITY_NAME_LIMIT)]),
  listStatements: z.tuple([]),
  setLink: z.tuple([z.strictObject({ from: id, to: id, relation, note: note.optional() })]),
  removeLink: z.tuple([id, id]),
  findMatches: z.tuple([
    z.strictObject({
      minScore: z.number().min(0).max(1),
      most: z.number().int().positive().max(10_000),
      known: z.boolean().optional(),
    }),
  ]),
  stopMatching: z.tuple([]),
  listOrigins: z.tuple([]),
  acceptMatch: z.tuple([z.strictObject({ a: passage, b: passage, relation, note: note.optional() })]),
  rejectMatch: z.tuple([passage, passage, z.boolean()]),
  changeStatement: z.tuple([
    id,
    z.strictObject({
      title: z.string().max(TITLE_LIMIT).optional(),
      note: note.optional(),
      status: id.optional(),
      pinned: z.boolean().optional(),
    }),
  ]),
  mergeStatements: z.tuple([z.array(id).min(1).max(1000), id]),
  splitStatement: z.tuple([id, annotations]),
  moveStatement: z.tuple([id, id.nullable()]),
  readCodebook: z.tuple([]),
  setCode: z.tuple([codeForm]),
  removeCode: z.tuple([z.enum(CODE_LISTS), id]),
  suggest: z.tuple([id]),
  acceptSuggestions: z.tuple([id, z.array(suggestion).min(1).max(10_000)]),
  rejectSuggestion: z.tuple([id, tag, z.string().min(1).max(20_000), z.boolean()]),
  findLike: z.tuple([id, z.enum(['text', 'case'])]),
  markLike: z.tuple([id, z.array(passage).min(1).max(50_000)]),
  search: z.tuple([searchForm, z.number().int().positive().max(1000)]),
  markFound: z.tuple([z.string().max(QUERY_LIMIT), tag, z.array(passage).min(1).max(50_000)]),
  listSearches: z.tuple([]),
  saveSearch: z.tuple([z.string().max(SEARCH_NAME_LIMIT), searchForm]),
  removeSearch: z.tuple([id]),
  annotatorNames: z.tuple([]),
  checkSource: z.tuple([id]),
  annotators: z.tuple([id]),
  compareAnnotators: z.tuple([id, annotator, annotator]),
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
  setConfidential: z.tuple([z.enum(CONFIDENTIAL_KINDS), id, z.boolean()]),
  previewExport: z.tuple([exportWishForm]),
  stopExport: z.tuple([]),
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
