/** Which exports say how far statements are corroborated: only after sources were compared, since copies corroborate nothing. */
import type { ExportFormat } from '../../domain/export';
import type { ReadableDB } from '../../db/sqlite';
import { allStatements } from '../../db/statements';

const WITH_VERDICTS: ReadonlySet<ExportFormat> = new Set(['xlsx', 'docx', 'html', 'pdf', 'md']);

/** True where an export of the case in this format tells of a verdict. */
export function tellsVerdicts(db: ReadableDB, format: ExportFormat): boolean {
  return WITH_VERDICTS.has(format) && allStatements(db).length > 0;
}
