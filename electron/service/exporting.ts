/** Exports of one open case: one at a time, each in a worker of its own. */
import { basename } from 'node:path';
import type { ExportResult } from '../../domain/contract';
import { SourcemarkError } from '../../domain/errors';
import type { ExportPreview, ExportProgress, ExportWish } from '../../domain/export';
import type { Search } from '../../domain/search/search';
import { countsBySource } from '../../db/annotations';
import type { CaseFile } from '../../db/case-file';
import type { ExportOrder } from '../exporting/export-case';
import { startExport, type RunningExport } from '../exporting/exporting-room';
import { partPath } from '../part-file';
import type { FoundMarks } from '../search/found-marks';
import { APP_VERSION } from '../version';

/** What exports need besides the case. */
export interface ExportingHelp {
  /** The path of the worker's program. */
  readonly program: string;
  /** Where sources have it from, as far as it is known. */
  origins(): ReadonlyMap<string, string>;
  progress(progress: ExportProgress): void;
  /** Has the page of HTML printed into the PDF, both paths. */
  print(page: string, pdf: string): Promise<void>;
  /** The marks that a search finds. */
  found(search: Search): Promise<FoundMarks>;
}

/** The exports of one open case. */
export class Exporting {
  readonly #file: CaseFile;
  readonly #help: ExportingHelp;
  #running: RunningExport<unknown> | undefined;

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
    const { order, notices } = await this.#order(path, wish);
    const of = order.scope.annotations?.length ?? this.#annotations();
    const running = startExport(
      this.#help.program,
      { casePath: this.#file.path, kind: 'export', order },
      { print: (page, pdf) => this.#help.print(page, pdf), onRows: (rows) => this.#help.progress({ rows, of }) },
    );
    this.#running = running;
    try {
      const report = await running.result;
      return { file: basename(path), ...report, notices: [...notices, ...report.notices] };
    } finally {
      this.#running = undefined;
    }
  }

  /** How an export would begin. */
  async preview(wish: ExportWish): Promise<ExportPreview> {
    const { order } = await this.#order('preview', wish);
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
    path: string,
    { format, profile, scope: wanted, search }: ExportWish,
  ): Promise<{ readonly order: ExportOrder; readonly notices: readonly string[] }> {
    const found = search && (await this.#help.found(search));
    const scope = found === undefined ? wanted : { ...wanted, annotations: found.annotations };
    return {
      order: {
        ...{ format, profile, scope, path, part: partPath(path), app: APP_VERSION, name: this.#file.name },
        at: new Date().toISOString(),
        origins: this.#help.origins(),
      },
      notices: found?.notices ?? [],
    };
  }

  #annotations(): number {
    let sum = 0;
    for (const counts of countsBySource(this.#file.db).values()) sum += counts.claim + counts.actor + counts.place;
    return sum;
  }
}
