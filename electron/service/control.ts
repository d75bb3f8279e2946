/**
 * What main and the service say to each other over the utility process's own port: whatever names a path on this
 * machine. The window never sees this channel.
 */
import type { AddedGazetteer, SavedOriginal, TakenCodebook, WrittenCodebook } from '../../domain/bridge';
import type { CaseSummary, ExportResult, ImportOutcome, Reply } from '../../domain/contract';
import type { ErrorData } from '../../domain/errors';
import type { ExportWish } from '../../domain/export';
import type { AnnotationsWish, MergedCopy, TakenAnnotations } from '../../domain/taking-in';

/** The only argument of the service process, as JSON. */
export interface ServiceOptions {
  /** The case file. It is created when it does not exist. */
  readonly casePath: string;
  /** SOURCEMARK_HOME: where the desk's id and name are kept. */
  readonly home: string;
  /** A folder of seeds to import when the case is new. */
  readonly seeds?: string | undefined;
}

/** What main may ask of the service. */
export interface ServiceControl {
  /** Imports files and folders. Progress goes to the windows as events. */
  importPaths(paths: readonly string[], via: 'file' | 'drop'): Promise<Reply<readonly ImportOutcome[]>>;
  /** Takes a file in as a new capture of `source`. Progress goes to the windows as events. */
  importCapture(source: string, path: string): Promise<Reply<readonly ImportOutcome[]>>;
  /** Writes the original bytes of a capture to `path`, replacing what is there. */
  writeOriginal(capture: string, path: string): Promise<Reply<SavedOriginal>>;
  /** Writes an export to `path`, replacing what is there. Progress goes to the windows as events. */
  exportCase(path: string, wish: ExportWish): Promise<Reply<ExportResult>>;
  /** Writes the codebook to `path`, replacing what is there. */
  exportCodebook(path: string): Promise<Reply<WrittenCodebook>>;
  /** Takes the codebook at `path` over. */
  importCodebook(path: string): Promise<Reply<TakenCodebook>>;
  /** Takes the annotations of the file at `path` in. */
  importAnnotations(path: string, wish: AnnotationsWish): Promise<Reply<TakenAnnotations>>;
  /** Merges the copy of the case at `path`, or a sealed bundle of one. */
  mergeCopy(path: string): Promise<Reply<MergedCopy>>;
  /** Adds the GeoNames table at `path` to the gazetteer of this home. */
  addGazetteer(path: string): Promise<Reply<AddedGazetteer>>;
  setAnnotator(name: string): Promise<Reply<undefined>>;
  /** Closes the case; the process ends by itself afterwards. */
  close(): Promise<Reply<undefined>>;
}

/** What the service tells main, exactly one of `opened` and `failed`, once; and what it asks of it. */
export interface ServiceHost {
  opened(summary: CaseSummary): void;
  failed(error: ErrorData): void;
  /** Prints the HTML file `page` into the file `pdf`. */
  print(page: string, pdf: string): Promise<void>;
}

/** A message from main that carries a port for a window: `{ type: CONNECT }` with the port beside it. */
export const CONNECT = 'connect';
