/** Exports of one open case: one at a time, each in a worker of its own. */
import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ExportResult } from '../../domain/contract';
import { SourcemarkError } from '../../domain/errors';
import type { ExportPreview, ExportProgress, ExportWish } from '../../domain/export';
import type { Search } from '../../domain/search/search';
import { countsBySource } from '../../db/annotations';
import type { CaseFile } from '../../db/case-file';
import type { ExportOrder } from '../exporting/export-order';
import { cancelled, startExport, type RunningExport } from '../exporting/exporting-room';
import { tellsVerdicts } from '../exporting/verdicts';
import { targetAt, type FileTarget } from '../file-target';
import { keepOffTheCase } from '../keep-off-case';
import type { FoundMarks } from '../search/found-marks';
import { APP_VERSION } from '../version';
import type { Comparing } from './comparing';

/** What exports need besides the case. */
export interface ExportingHelp {
  /** The path of the worker's program. */
  readonly program: string;
  /** Knows where sources have it from. */
  readonly comparing: Pick<Comparing, 'comparedOrigins' | 'knownOrigins' | 'stop'>;
  progress(progress: ExportProgress): void;
  /** Has the page of HTML printed into the PDF, both paths. */
  print(page: string, pdf: string): Promise<void>;
  /** The marks that a search finds. */
  found(search: Search): Promise<FoundMarks>;
}

/** A preview shows what is known of origins when so many milliseconds have passed; a file waits until all is. */
const PREVIEW_PATIENCE = 3_000;

const NOT_ALL_COMPARED =
  'Comparing was stopped before all sources were compared: some that copied each other may count as independent.';

/** Where a preview goes: it writes nothing. */
const NOWHERE: FileTarget = { path: 'preview', part: '', overwrite: false };

/** The exports of one open case. */
export class Exporting {
  readonly #file: CaseFile;
  readonly #help: ExportingHelp;
  #running: Pick<RunningExport<unknown>, 'stop'> | undefined;

  constructor(file: CaseFile, help: ExportingHelp) {
    this.#file = file;
    this.#help = help;
  }

  /** Writes an export to `path`, replacing what is there. Rejects with a SourcemarkError; `path` is then as it was. */
  async write(path: string, wish: ExportWish): Promise<ExportResult> {
    if (this.#running !== undefined) {
      throw new SourcemarkError(
        'refused',
        'An export is being written already. Wait for it, or stop it, and try again.',
      );
    }
    keepOffTheCase(this.#file.path, path);
    // Whoever chose the file was asked whether it may be replaced.
    const target = targetAt(path, true);
    const stopping = new AbortController();
    this.#running = {
      stop: () => {
        stopping.abort();
        void this.#help.comparing.stop();
      },
    };
    try {
      const { origins, complete } = await this.#origins(wish);
      const { order, notices } = await this.#order(target, wish, origins);
      if (stopping.signal.aborted) throw cancelled();
      if (!complete) notices.push(NOT_ALL_COMPARED);
      const of = order.scope.annotations?.length ?? this.#annotations();
      const running = startExport(
        this.#help.program,
        { casePath: this.#file.path, kind: 'export', order },
        { print: (page, pdf) => this.#help.print(page, pdf), onRows: (rows) => this.#help.progress({ rows, of }) },
      );
      this.#running = running;
      const report = await running.result;
      return { file: basename(path), ...report, notices: [...notices, ...report.notices] };
    } finally {
      this.#running = undefined;
    }
  }

  /** How an export would begin. */
  async preview(wish: ExportWish): Promise<ExportPreview> {
    const known = (): ReadonlyMap<string, string> => this.#help.comparing.knownOrigins();
    const compared = this.#origins(wish).then(({ origins }) => origins);
    const origins = await Promise.race([compared, delay(PREVIEW_PATIENCE, undefined, { ref: false }).then(known)]);
    const { order } = await this.#order(NOWHERE, wish, origins);
    return startExport(
      this.#help.program,
      { casePath: this.#file.path, kind: 'preview', order },
      { print: () => Promise.reject(new Error('A preview is not printed.')), onRows: () => undefined },
    ).result;
  }

  /** Stops the running export, if there is one. Nothing is left of its file. */
  stop(): void {
    this.#running?.stop();
  }

  async #order(
    target: FileTarget,
    { format, profile, scope: wanted, search }: ExportWish,
    origins: ReadonlyMap<string, string>,
  ): Promise<{ readonly order: ExportOrder; readonly notices: string[] }> {
    const found = search && (await this.#help.found(search));
    const scope = found === undefined ? wanted : { ...wanted, annotations: found.annotations };
    return {
      order: {
        ...{ ...target, format, profile, scope, app: APP_VERSION, name: this.#file.name },
        at: new Date().toISOString(),
        origins,
      },
      notices: [...(found?.notices ?? [])],
    };
  }

  /** Where sources have it from: the same whatever was looked at before. Compares only where it is told of. */
  async #origins({ format }: ExportWish): ReturnType<Comparing['comparedOrigins']> {
    if (tellsVerdicts(this.#file.db, format)) return this.#help.comparing.comparedOrigins();
    return { origins: new Map(), complete: true };
  }

  #annotations(): number {
    let sum = 0;
    for (const counts of countsBySource(this.#file.db).values()) sum += counts.claim + counts.actor + counts.place;
    return sum;
  }
}
