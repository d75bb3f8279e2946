/** JSON Lines: UTF-8, one object per line, every value exactly as the case holds it. */
import { StringDecoder } from 'node:string_decoder';
import type { Handover } from '../handover/handover';
import { annotationRows, COLUMNS } from './annotation-rows';
import { countLinks, TABLE_LOSSES } from './table-losses';
import type { Tally, Writer, WrittenFile } from './writer';

/** Writes annotations as JSON Lines. */
export const jsonl: Writer = {
  ending: 'jsonl',
  mediaType: 'application/jsonl',
  counts: 'annotations',
  losses: TABLE_LOSSES,
  checks: 'every line is an object with every field',
  *write(handover: Handover, tally: Tally) {
    for (const row of annotationRows(handover, tally)) {
      yield `${JSON.stringify(Object.fromEntries(COLUMNS.map((column, at) => [column, row[at]])))}\n`;
    }
    countLinks(handover, tally);
  },
  validate(file: WrittenFile) {
    const problems: string[] = [];
    let number = 0;
    for (const line of linesOf(file)) {
      number++;
      if (!isRow(line)) problems.push(`Line ${number} is not an object with every field.`);
      if (problems.length === 20) break;
    }
    return problems;
  },
};

function isRow(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return value !== null && typeof value === 'object' && Object.keys(value).join() === COLUMNS.join();
  } catch {
    return false;
  }
}

function* linesOf(file: WrittenFile): Iterable<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for (const chunk of file.chunks()) {
    rest += decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
