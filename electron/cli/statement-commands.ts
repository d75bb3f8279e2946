/** The commands about links between claims and the statements that they make up. */
import type { StatementSummary } from '../../domain/contract';
import { isRelation, RELATIONS } from '../../domain/link';
import type { CaseFile } from '../../db/case-file';
import { linkClaims, unlinkClaims } from '../../db/link-commands';
import { changeStatement, mergeStatements, moveStatement, splitStatement } from '../../db/statement-commands';
import { readStatement, statementOf } from '../../db/statements';
import { listStatements, summariseStatements } from '../service/statement-view';
import { usageError, type Arguments } from './arguments';
import { comparedOrigins } from './matching-commands';
import { printJson, printText } from './output';

/** Links two claims. */
export function runRelate(file: CaseFile, { operands, values, json }: Arguments): number {
  const [from = '', to = ''] = operands;
  const { relation, note } = values;
  if (relation === undefined || !isRelation(relation)) {
    const given = relation === undefined ? 'is missing' : `takes no “${relation}”`;
    throw usageError(`--relation ${given}: say one of ${RELATIONS.join(', ')}.`);
  }
  linkClaims(file, { from, to, relation, note });
  const statement = statementOf(file.db, from);
  if (json) printJson({ from, to, relation, statement });
  else printText(`${statement ?? ''}\n`);
  return 0;
}

/** Takes the link of two claims away. */
export function runUnrelate(file: CaseFile, { operands, json }: Arguments): number {
  const [from = '', to = ''] = operands;
  unlinkClaims(file, from, to);
  if (json) printJson({ from, to });
  return 0;
}

/** Lists the statements. */
export function runStatements({ db }: CaseFile, { json }: Arguments): number {
  // Without statements nothing has to be compared.
  const statements = listStatements(db);
  for (const statement of statements.length === 0 ? [] : listStatements(db, comparedOrigins(db)))
    print(statement, json);
  return 0;
}

/** Says something of a statement, lists it elsewhere, splits or merges it. */
export function runStatement(file: CaseFile, { operands, values, lists, flags, json }: Arguments): number {
  const [id = ''] = operands;
  const { title, status, note, before, into } = values;
  const claims = lists['take'] ?? [];
  if (flags.has('pin') && flags.has('unpin')) throw usageError('Say either --pin or --unpin, not both.');
  if (before !== undefined && flags.has('last')) throw usageError('Say either --before or --last, not both.');
  if (claims.length > 0 && into !== undefined) throw usageError('Say either --take or --into, not both.');
  readStatement(file.db, id);
  const pinned = flags.has('pin') ? true : flags.has('unpin') ? false : undefined;
  if (title !== undefined || status !== undefined || note !== undefined || pinned !== undefined) {
    changeStatement(file, id, { title, status, note, pinned });
  }
  if (before !== undefined || flags.has('last')) moveStatement(file, id, before ?? null);
  const shown = [id];
  if (claims.length > 0) shown.push(splitStatement(file, id, claims));
  if (into !== undefined) {
    mergeStatements(file, [id], into);
    shown[0] = into;
  }
  for (const statement of summariseStatements(file.db, shown, comparedOrigins(file.db))) print(statement, json);
  return 0;
}

function print({ statement, words, cells, links, support, ...fields }: StatementSummary, json: boolean): void {
  const title = fields.title === '' ? words : fields.title;
  if (!json) {
    printText(`${statement}\t${fields.status}\t${support.verdict}\t${title}\n`);
    return;
  }
  const { status, note, pinned, createdAt, createdBy } = fields;
  printJson({
    ...{ statement, title, titled: fields.title !== '', status, note, pinned },
    cells: cells.map(({ source, stance, standing, origin, claims }) => ({
      ...{ source, stance, standing, origin },
      annotations: claims.map(({ annotation }) => annotation),
    })),
    links,
    verdict: support.verdict,
    origins: { asserting: support.asserting, denying: support.denying, independent: support.independent },
    ...{ createdAt, createdBy },
  });
}
