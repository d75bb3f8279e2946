/** Names that the app proposes for files. */
import path from 'node:path';
import type { ExportScope } from '../domain/bridge';
import { CASE_ENDING } from './start-arguments';

/** The name of a case: its file's name without folder and ending. */
export function caseName(casePath: string): string {
  const base = path.basename(casePath);
  return base.toLowerCase().endsWith(CASE_ENDING) ? base.slice(0, -CASE_ENDING.length) : base;
}

const WHAT = { claim: 'claims', actor: 'actors', place: 'places' } as const;

/** `Daraa sample claims 2026-11-22.csv`, with the day of `now` where the person is. */
export function exportName(name: string, scope: ExportScope, now: Date): string {
  const what = scope.tag ? WHAT[scope.tag] : 'annotations';
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${name} ${what} ${day.join('-')}.${scope.format}`;
}

/** `file` with `ending` added unless it has it, in whatever case. */
export function withEnding(file: string, ending: string): string {
  return file.toLowerCase().endsWith(ending) ? file : file + ending;
}
