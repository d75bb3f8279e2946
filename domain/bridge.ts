/**
 * What the preload gives to the window: the few things that need the main process (dialogs, menus, settings, the port
 * to the service). Nothing here takes a path from the window: files come from dialogs or from a real drop.
 */
import type { ErrorData } from './errors';
import type { ExportWish } from './export';
import type { AnnotationsWish, MergedCopy, TakenAnnotations } from './taking-in';
import type { ExportResult, ImportOutcome, Reply } from './contract';

/** Appearance: follow the system, or always light or dark. */
export type Appearance = 'system' | 'light' | 'dark';

/** What is remembered of a window between starts. Widths in CSS pixels; text size in percent. */
export interface ViewSettings {
  readonly appearance: Appearance;
  readonly textSize: number;
  readonly libraryWidth: number;
  readonly inspectorWidth: number;
  readonly libraryOpen: boolean;
  readonly inspectorOpen: boolean;
  /** Whether what is only suggested is shown in the text while nobody goes through it. */
  readonly suggestionsShown: boolean;
}

/** How a window looks until a person changes it. */
export const DEFAULT_VIEW: ViewSettings = {
  appearance: 'system',
  textSize: 100,
  libraryWidth: 286,
  inspectorWidth: 324,
  libraryOpen: true,
  inspectorOpen: true,
  suggestionsShown: true,
};

/** A gazetteer that was added. `file` is the table's name without its folder. */
export interface AddedGazetteer {
  readonly file: string;
  readonly places: number;
}

/** Original bytes that were written. `file` is the file's name without its folder. */
export interface SavedOriginal {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A codebook that was written. `file` is the file's name without its folder. */
export interface WrittenCodebook {
  readonly file: string;
  readonly codes: number;
}

/** A codebook that was taken over. `changed` counts the codes that were new or changed. */
export interface TakenCodebook {
  readonly file: string;
  readonly changed: number;
}

/** The formats that a chart can be saved in. */
export const PICTURE_FORMATS = ['svg', 'png'] as const;

export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** The largest picture that is saved, in bytes. */
export const PICTURE_LIMIT = 64 * 1024 * 1024;

/** A picture that is to be saved; `title` is the name that is proposed for its file. */
interface Picture {
  readonly title: string;
  readonly format: PictureFormat;
  readonly bytes: Uint8Array;
}

/** A picture that was saved. `file` is the file's name without its folder. */
export interface SavedPicture {
  readonly file: string;
  readonly bytes: number;
}

/** What the menus ask of the window. */
export type MenuCommand =
  | 'import'
  | 'import-folder'
  | 'paste'
  | 'export'
  | 'import-annotations'
  | 'merge'
  | 'undo'
  | 'redo'
  | 'find'
  | 'find-source'
  | 'show-claims'
  | 'toggle-library'
  | 'toggle-inspector'
  | 'toggle-suggestions'
  | 'text-larger'
  | 'text-smaller'
  | 'text-normal'
  | 'compare'
  | 'keys'
  | 'verify'
  | 'annotator'
  | 'codebook'
  | 'appearance-system'
  | 'appearance-light'
  | 'appearance-dark';

/** `F` is the window's File type, which this layer does not know. */
export interface Bridge<F> {
  readonly platform: string;
  /** Asks for a connection to the service. The port arrives as a window message whose data is PORT_MESSAGE. */
  connect(): void;
  /** Tells main that the first article is shown. */
  ready(): void;
  /**
   * Shows the open dialog and imports what is chosen. Undefined when the person cancels. Files by default; a system
   * whose dialog can take both at once (macOS) always offers both.
   */
  chooseImports(what?: 'files' | 'folder'): Promise<Reply<readonly ImportOutcome[] | undefined>>;
  /** Imports files that were dropped on the window. */
  importDropped(files: readonly F[]): Promise<Reply<readonly ImportOutcome[]>>;
  /** Shows the open dialog and takes the chosen file in as a new capture of `source`. Undefined when cancelled. */
  chooseCapture(source: string): Promise<Reply<readonly ImportOutcome[] | undefined>>;
  /** Shows the save dialog and writes the original bytes of a capture. Undefined when the person cancels. */
  saveOriginal(capture: string, name: string): Promise<Reply<SavedOriginal | undefined>>;
  /** Shows the save dialog with a default name and writes the file. Undefined when the person cancels. */
  exportCase(wish: ExportWish): Promise<Reply<ExportResult | undefined>>;
  /** Shows the save dialog and writes the codebook of the case. Undefined when the person cancels. */
  exportCodebook(): Promise<Reply<WrittenCodebook | undefined>>;
  /** Shows the open dialog and takes the chosen codebook over into the case. Undefined when the person cancels. */
  importCodebook(): Promise<Reply<TakenCodebook | undefined>>;
  /** Shows the open dialog and takes the annotations of the chosen file in. Undefined when the person cancels. */
  importAnnotations(wish: AnnotationsWish): Promise<Reply<TakenAnnotations | undefined>>;
  /** Shows the open dialog and merges the chosen copy of the case, or bundle of one. Undefined when the person cancels. */
  mergeCopy(): Promise<Reply<MergedCopy | undefined>>;
  /** Shows the open dialog and adds the chosen table of places to the gazetteer. Undefined when the person cancels. */
  addGazetteer(): Promise<Reply<AddedGazetteer | undefined>>;
  /** Shows the save dialog and writes the picture. Undefined when the person cancels. */
  savePicture(picture: Picture): Promise<Reply<SavedPicture | undefined>>;
  /** Shows the last exported file in the system's file manager. */
  showExported(): Promise<void>;
  /** Starts the service again after it stopped; a new port arrives as after `connect`. */
  restartService(): Promise<Reply<undefined>>;
  settings(): Promise<ViewSettings>;
  saveSettings(changed: Partial<ViewSettings>): Promise<void>;
  /** Sets the annotator's name for what is marked from now on. */
  setAnnotator(name: string): Promise<Reply<undefined>>;
  onMenu(listener: (command: MenuCommand) => void): void;
  /** Called when the service has stopped, with the reason. */
  onServiceGone(listener: (error: ErrorData) => void): void;
  /** Called with a sentence that main wants to be read: to be shown as a status. */
  onNotice(listener: (sentence: string) => void): void;
  /** Called before the window closes, which waits a moment for the promise: the time to save what is being written. */
  onClosing(listener: () => Promise<void>): void;
}

/** The `data` of the window message that carries the port to the service. */
export const PORT_MESSAGE = 'sourcemark-port';
