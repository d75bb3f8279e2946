/** The form of the CSV files that this app writes, for whoever writes and whoever checks them. */
import { COLUMNS } from './annotation-rows';

/**
 * Beginnings that spreadsheets take for a formula, full-width forms included (OWASP, "CSV Injection"), also behind spaces
 * and marks that show nothing, which some leave out.
 */
export const FORMULA = /^(?:[\t\r\n]|[\s\p{Z}\p{Cf}]*[=+\-@＝＋－＠])/u;

/** The columns of the file: those of the annotations, and which cells of the row were guarded. */
export const CSV_COLUMNS: readonly string[] = [...COLUMNS, 'guarded'];
