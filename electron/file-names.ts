/** Names that the app proposes for files. */
import path from 'node:path';
import type { ExportWish } from '../domain/export';
import { EXPORT_ENDINGS } from '../domain/export-formats';
import { CASE_ENDING } from './start-arguments';

/** The name of a case: its file's name without folder and ending. */
export function caseName(casePath: string): string {
  const base = path.basename(casePath);
  return base.toLowerCase().endsWith(CASE_ENDING) ? base.slice(0, -CASE_ENDING.length) : base;
}

const WHAT = { claim: 'claims', actor: 'actors', place: 'places' } as const;

/** Formats that are a report, or the whole case, whatever they hold. */
const NAMED: Readonly<Partial<Record<ExportWish['format'], string>>> = {
  docx: 'report',
  html: 'report',
  pdf: 'report',
  md: 'report',
  bundle: 'bundle',
  qdc: 'codebook',
};

/** `Daraa sample claims 2026-11-22.csv`, with the day of `now` where the person is. */
export function exportName(name: string, { format, scope }: Omit<ExportWish, 'profile'>, now: Date): string {
  const [tag, ...others] = scope.tags ?? [];
  const what = NAMED[format] ?? (tag !== undefined && others.length === 0 ? WHAT[tag] : 'annotations');
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${name} ${what} ${day.join('-')}.${EXPORT_ENDINGS[format]}`;
}

/**
 * The name under which original bytes are offered to be saved. Names come out of archives and mails: no folders, nothing
 * that a file system refuses, no hidden file, and no character that makes an ending read as another one.
 */
export function originalName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[\\/:*?"<>|]+/gu, '-')
    .replace(/^[\s.-]+|[\s.]+$/gu, '');
  if (plain === '') return 'original';
  const ending = /\.[^.\s]{1,12}$/u.exec(plain)?.[0] ?? '';
  // File systems count bytes; the most that any common one takes is 255.
  let stem = Array.from(plain.slice(0, plain.length - ending.length));
  while (Buffer.byteLength(stem.join('') + ending) > NAME_LIMIT) stem = stem.slice(0, -1);
  return stem.join('') + ending;
}

/** The longest name that is offered, in bytes. */
const NAME_LIMIT = 200;

/** `file` with `ending` added unless it has it, in whatever case. */
export function withEnding(file: string, ending: string): string {
  return file.toLowerCase().endsWith(ending) ? file : file + ending;
}
