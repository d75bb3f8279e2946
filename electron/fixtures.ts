/** What the tests of this folder share. */
import { join } from 'node:path';
import type { ExportReport, ExportWish } from '../domain/export';
import type { CaseFile } from '../db/case-file';
import { exportCase } from './exporting/export-case';
import type { ExportOrder } from './exporting/export-order';
import { targetAt } from './file-target';
import { MatchingDesk, type MatchingAnswers, type MatchingOrder } from './matching/matching-desk';
import type { MatchingRoom } from './matching/matching-room';
import { readAnnotations } from './annotation-imports/read-annotations';
import { takeDocument } from './readers/read';
import { openPlaces, type Places } from './places';
import type { ReadingRoom } from './reading-room';

/** A reading room without workers: reads in the thread of the test, without limits of time and memory. */
export function roomInThread(): ReadingRoom {
  return { seats: 1, read: takeDocument, readAnnotations, close: () => Promise.resolve() };
}

/** The app's own gazetteer, which the set-up has made. */
export function openTestPlaces(): Places {
  return openPlaces([join(process.cwd(), 'dist', 'gazetteer.sqlite')]);
}

/** A matching room without a worker and without word vectors. */
export function matchingInThread(): MatchingRoom {
  const desk = new MatchingDesk(() => undefined);
  return {
    ask: async <O extends MatchingOrder>(order: O, onLeft?: (left: number) => void) =>
      (await desk.carryOut(order, (left) => onLeft?.(left))) as MatchingAnswers[O['kind']],
    close: () => Promise.resolve(),
  };
}

/** Exports a case without a window: nothing is printed. */
export async function exportTo(
  { db, name }: CaseFile,
  path: string,
  {
    overwrite = true,
    ...wish
  }: Pick<ExportWish, 'format'> & Partial<ExportWish & Pick<ExportOrder, 'origins'>> & { readonly overwrite?: boolean },
): Promise<ExportReport> {
  const order = {
    ...{ scope: {}, profile: 'full' as const, name, at: '2026-11-27T12:00:00.000Z', app: '1.2.3' },
    ...{ ...targetAt(path, overwrite), origins: new Map<string, string>(), ...wish },
  };
  return exportCase(db, order, {
    print: () => Promise.reject(new Error('Nothing is printed here.')),
    onRows: () => undefined,
  });
}
