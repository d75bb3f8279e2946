/** How an export would begin: the first rows of a table, or the first lines of a text. Writes nothing. */
import type { ExportFormat, ExportPreview } from '../../domain/export';
import type { ReadableDB } from '../../db/sqlite';
import { readHandover } from '../handover/read-handover';
import { annotationRows, COLUMNS } from '../writers/annotation-rows';
import { Tally } from '../writers/writer';
import { writerOf } from '../writers/writers';
import type { ExportOrder } from './export-order';

/** How many rows are shown, and how many characters of a text. */
const ROWS = 5;
const CHARACTERS = 2_000;

/** Formats whose beginning is best shown by that of another. */
const SHOWN_AS: Readonly<Partial<Record<ExportFormat, ExportFormat>>> = { docx: 'md', html: 'md', pdf: 'md' };

/** Formats that are shown as a table of annotations. */
const TABLES: ReadonlySet<ExportFormat> = new Set(['csv', 'xlsx', 'jsonl', 'qdpx', 'brat', 'bundle']);

/** The columns that are shown of a table; the file has more. */
const SHOWN: readonly (typeof COLUMNS)[number][] = ['tag', 'exact', 'headline', 'outlet', 'published', 'captureSha256'];

/** The beginning of an export. */
export async function previewExport(db: ReadableDB, order: ExportOrder): Promise<ExportPreview> {
  const { format, scope, profile, name, at, app, origins } = order;
  const writer = await writerOf(format);
  const handover = readHandover(db, { scope, profile, name, at, app, origins });
  const losses = writer.losses.map(({ message }) => message);
  if (TABLES.has(format)) {
    const rows: string[][] = [];
    for (const row of annotationRows(handover, new Tally([]))) {
      rows.push(SHOWN.map((column) => String(row[COLUMNS.indexOf(column)] ?? '')));
      if (rows.length === ROWS) break;
    }
    return { columns: SHOWN, rows, text: '', losses };
  }
  const shown = await writerOf(SHOWN_AS[format] ?? format);
  let text = '';
  for await (const part of shown.write(handover, new Tally(shown.losses))) {
    if (typeof part !== 'string') break;
    text += part;
    if (text.length >= CHARACTERS) break;
  }
  return { columns: [], rows: [], text: text.slice(0, CHARACTERS), losses };
}
