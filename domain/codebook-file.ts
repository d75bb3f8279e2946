/** A codebook as a file: JSON, so that a newsroom can keep one for all its cases. */
import * as z from 'zod';
import { CODE_LIST_NAMES, isOpenList, startingCode, type Code } from './codebook';
import { SourcemarkError } from './errors';
import { codeForm } from './forms';

/** What a codebook file says that it is. */
const FILE_FORMAT = 'sourcemark-codebook';

const fileForm = z.strictObject({ format: z.literal(FILE_FORMAT), version: z.literal(1), codes: z.array(codeForm) });

/** The codebook as a file: JSON, every code with its definition. */
export function codebookFile(codebook: readonly Code[]): string {
  return `${JSON.stringify({ format: FILE_FORMAT, version: 1, codes: codebook }, undefined, 2)}\n`;
}

/** The codes of a codebook file. Throws `unreadable` with a sentence that says what is wrong. */
export function readCodebookFile(text: string): Code[] {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    throw new SourcemarkError('unreadable', 'This is not a codebook: it is no JSON. Nothing was changed.');
  }
  const parsed = fileForm.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue === undefined || issue.path.length === 0 ? '' : ` at “${issue.path.join('.')}”`;
    throw new SourcemarkError(
      'unreadable',
      `This is not a codebook of Sourcemark${where}: ${issue?.message ?? 'it has another form'}. Nothing was changed.`,
    );
  }
  const seen = new Set<string>();
  for (const code of parsed.data.codes) {
    if (seen.has(key(code))) {
      throw new SourcemarkError(
        'unreadable',
        `The codebook has “${code.id}” twice in the list “${CODE_LIST_NAMES[code.list]}”. Nothing was changed.`,
      );
    }
    seen.add(key(code));
    if (!isOpenList(code.list) && startingCode(code.list, code.id) === undefined) {
      throw new SourcemarkError(
        'unreadable',
        `The codebook has “${code.name}” in the list “${CODE_LIST_NAMES[code.list]}”, which is fixed. Nothing was changed.`,
      );
    }
  }
  return parsed.data.codes;
}

function key({ list, id }: Pick<Code, 'list' | 'id'>): string {
  return `${list}/${id}`;
}
