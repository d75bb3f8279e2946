/**
 * What the window knows. Views read it, actions write it. What belongs to the case changes only by `applyChange` or by
 * reading it again; a pending mark or note is separate state, which goes when the change that it asked for has come.
 */
import { create } from 'zustand';
import { DEFAULT_VIEW, type ViewSettings } from '../domain/bridge';
import { STARTING_CODES, type Code } from '../domain/codebook';
import type {
  CaseSummary,
  ComparingProgress,
  EntitySummary,
  ImportOutcome,
  ImportProgress,
  OpenedSource,
  PasteDraft,
  SourceSummary,
  StatementSummary,
  Suggestion,
  VerifyReport,
} from '../domain/contract';
import type { Inconsistency } from '../domain/consistency/inconsistency';
import type { ErrorData } from '../domain/errors';
import type { MergedCopy, TakenAnnotations } from '../domain/taking-in';
import type { ExportProgress } from '../domain/export';
import type { SavedSearch } from '../domain/search/search';
import type { MarkEnd } from '../domain/bounds';
import { inCase, shownMarks, type MovedBounds, type PendingMark, type ShownMark } from './marks';

/** Something a person can do about a message. */
export interface MessageAction {
  readonly label: string;
  run(): void;
}

/** One sentence that something was done. A new one takes the place of the old. */
interface StatusMessage {
  readonly text: string;
  readonly action?: MessageAction;
}

/** Something that needs a person. Stays until it is dismissed or is over. */
interface AlertMessage extends StatusMessage {
  readonly key: string;
}

/** A note that is being written, or was and is not in the case yet. */
export interface NoteDraft {
  readonly text: string;
  readonly state: 'editing' | 'saving' | 'unsaved';
}

/** What the window shows: the article, sources beside each other, the matrix of claims, a register, charts, or what is found. */
export const VIEWS = ['read', 'compare', 'claims', 'actors', 'places', 'overview', 'search'] as const;

export type View = (typeof VIEWS)[number];

/** What the inspector shows. */
export type InspectorTab = 'annotations' | 'suggestions' | 'provenance' | 'review' | 'agreement';

/** Two texts of the opened source that are compared in place of the article; `before` is the older one. */
export interface Comparison {
  readonly before: string;
  readonly after: string;
}

/** The dialog that is open. */
type OpenDialog =
  | { readonly kind: 'export' | 'keys' | 'annotator' | 'purge' | 'codebook' | 'keep-search' | 'tag-found' }
  /** Places like the annotation `id`. */
  | { readonly kind: 'like'; readonly id: string }
  /** What came of a copy that was merged. */
  | { readonly kind: 'merged'; readonly merged: MergedCopy }
  | { readonly kind: 'take-in' }
  /** What came of annotations that were taken in. */
  | { readonly kind: 'taken-in'; readonly taken: TakenAnnotations }
  | { readonly kind: 'verify'; readonly report: VerifyReport | undefined }
  | { readonly kind: 'imported' }
  /** What the import of the outcome with the question `id` asks. */
  | { readonly kind: 'question'; readonly id: string }
  | { readonly kind: 'paste'; readonly draft: PasteDraft };

/** The state of the window. */
export interface WindowState {
  /** `failed`: the case can't be shown, `failure` says why. */
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly failure: ErrorData | undefined;
  readonly serviceGone: boolean;
  readonly case: CaseSummary | undefined;
  readonly sources: readonly SourceSummary[];
  readonly view: View;
  /** Every statement; undefined until they are read. `compareListed` says in which order they are listed. */
  readonly statements: readonly StatementSummary[] | undefined;
  /** The registers, in the order of names. */
  readonly entities: readonly EntitySummary[];
  /** Id of the entity that is looked at in each register. */
  readonly entity: string | undefined;
  readonly codebook: readonly Code[];
  /** Searches that are kept, by name; undefined until they are read. */
  readonly searches: readonly SavedSearch[] | undefined;
  /** Ids of the annotations that are chosen in the inspector, to be changed together. */
  readonly chosen: readonly string[];
  /** Grows by one each time what suggestions depend on has changed. */
  readonly suggestible: number;
  readonly opened: OpenedSource | undefined;
  /** Id of the source that is being opened. */
  readonly opening: string | undefined;
  readonly pending: readonly PendingMark[];
  /** Bounds that a person is moving, until the case holds them. */
  readonly moved: MovedBounds | undefined;
  /** The end of the focused mark that keys move. */
  readonly activeEnd: MarkEnd;
  /** The marks of the opened text as they are shown, with what is pending and moved, in text order. */
  readonly shown: readonly ShownMark[];
  /** Id of the focused mark, or the key of a pending one. */
  readonly focused: string | undefined;
  /** What the card of the focused mark is known by: a pending mark keeps its card when it becomes one of the case. */
  readonly card: string | undefined;
  /** Grows by one each time the focused mark should come into view. */
  readonly reveals: number;
  /** Id of a mark whose extent is shown because a lane, an entry or the words are pointed at. */
  readonly pointed: string | undefined;
  /** What is proposed in the opened text, in text order. */
  readonly suggestions: readonly Suggestion[];
  /** Id of the suggestion that is looked at. */
  readonly suggested: string | undefined;
  readonly notes: Readonly<Record<string, NoteDraft>>;
  /** How far the sources of the case are compared with each other. */
  readonly comparison: ComparingProgress | undefined;
  /** How far the export that is being written is. */
  readonly exporting: ExportProgress | undefined;
  readonly importing: ImportProgress | undefined;
  /** True from the moment a person stops the import until it has ended. */
  readonly stopping: boolean;
  /** What came of the last import and of the answers to its questions. */
  readonly imported: readonly ImportOutcome[];
  readonly status: StatusMessage | undefined;
  readonly alerts: readonly AlertMessage[];
  readonly dialog: OpenDialog | undefined;
  readonly settings: ViewSettings;
  /** True while the inspector lies over the article in a narrow window. */
  readonly inspectorOver: boolean;
  readonly inspectorTab: InspectorTab;
  /** Id of the annotation that is looked at in the review. */
  readonly reviewed: string | undefined;
  /** Grows by one each time the place that was found for it should come into view. */
  readonly candidateReveals: number;
  /** What does not fit together in the opened text and is looked at; another object each time it should come into view. */
  readonly checked: Inconsistency | undefined;
  readonly comparing: Comparison | undefined;
  /** Id of the capture that is being read again. */
  readonly rereading: string | undefined;
}

/** The one store of the window. */
export const useStore = create<WindowState>()(() => ({
  phase: 'loading',
  failure: undefined,
  serviceGone: false,
  case: undefined,
  sources: [],
  view: 'read',
  statements: undefined,
  entities: [],
  entity: undefined,
  codebook: STARTING_CODES,
  searches: undefined,
  chosen: [],
  suggestible: 0,
  opened: undefined,
  opening: undefined,
  pending: [],
  moved: undefined,
  activeEnd: 'end',
  shown: [],
  focused: undefined,
  card: undefined,
  reveals: 0,
  pointed: undefined,
  suggestions: [],
  suggested: undefined,
  notes: {},
  comparison: undefined,
  exporting: undefined,
  importing: undefined,
  stopping: false,
  imported: [],
  status: undefined,
  alerts: [],
  dialog: undefined,
  settings: DEFAULT_VIEW,
  inspectorOver: false,
  inspectorTab: 'annotations',
  reviewed: undefined,
  candidateReveals: 0,
  checked: undefined,
  comparing: undefined,
  rereading: undefined,
}));

/** The state as it is now, for actions. */
export const state = useStore.getState;

/** Changes the state and, where marks changed, what is shown of them. */
export function update(changed: Partial<Omit<WindowState, 'shown'>>): void {
  useStore.setState((before) => {
    const now = { ...before, ...changed };
    const { opened, pending } = now;
    // Whoever marks or focuses a mark wants to see it.
    const focus = changed.focused !== undefined && {
      inspectorTab: 'annotations' as const,
      view: 'read' as const,
      comparing: undefined,
      suggested: undefined,
    };
    const end = now.focused !== before.focused && { activeEnd: 'end' as const, card: now.focused };
    if (opened === before.opened && pending === before.pending && now.moved === before.moved) {
      return { ...focus, ...end, ...changed };
    }
    const other = opened?.source !== before.opened?.source && { reviewed: undefined, comparing: undefined, chosen: [] };
    // Proposals are for one text.
    const text = opened?.text !== before.opened?.text && {
      ...{ pointed: undefined, suggestions: [], suggested: undefined, checked: undefined },
    };
    const moved = now.moved && opened && inCase(now.moved, opened) ? undefined : now.moved;
    const shown = opened ? shownMarks(opened.marks, pending, opened.text, moved) : [];
    return { ...focus, ...end, ...other, ...text, ...changed, moved, shown };
  });
}

/** The focused mark, if it is in the opened text. */
export function focusedMark({ shown, focused }: WindowState): ShownMark | undefined {
  return focused === undefined ? undefined : shown.find((mark) => mark.id === focused);
}
