/** Checks brat standoff that was read back: every line against the format, and its words against the text. */
import { BRAT_TYPES } from './brat-document';

const LINES: Readonly<Record<string, RegExp>> = {
  T: /^T\d+\t([A-Za-z][\w-]*) (\d+ \d+(?:;\d+ \d+)*)\t([^\t]*)$/u,
  A: /^A\d+\t[A-Za-z][\w-]* T\d+(?: [\w-]+)?$/u,
  N: /^N\d+\tReference T\d+ [A-Za-z]+:\S+\t[^\t]*$/u,
  R: /^R\d+\t[A-Za-z][\w-]* Arg1:T\d+ Arg2:T\d+$/u,
  '#': /^#\d+\t[A-Za-z][\w-]* [TR]\d+\t[^\t]*$/u,
};

/** What is wrong with the files of an archive, as sentences; at most ten. */
export function checkBrat(files: ReadonlyMap<string, string>): string[] {
  const problems: string[] = [];
  let documents = 0;
  for (const [name, annotations] of files) {
    if (!name.endsWith('.ann')) continue;
    documents++;
    const text = files.get(`${name.slice(0, -'.ann'.length)}.txt`);
    if (text === undefined) problems.push(`“${name}” has no text beside it.`);
    else problems.push(...checkDocument(name, annotations, Array.from(text)));
    if (problems.length >= 10) break;
  }
  if (documents === 0 && !Array.from(files.keys()).some((name) => name.endsWith('/annotation.conf'))) {
    problems.push('The archive holds no annotations.');
  }
  return problems.slice(0, 10);
}

function checkDocument(name: string, annotations: string, points: readonly string[]): string[] {
  const problems: string[] = [];
  const ids = new Set<string>();
  const lines = annotations.split('\n').slice(0, -1);
  for (const line of lines) ids.add(line.slice(0, line.indexOf('\t')));
  if (ids.size !== lines.length) problems.push(`Two lines of “${name}” have the same id.`);
  for (const [at, line] of lines.entries()) {
    const match = LINES[line.charAt(0)]?.exec(line);
    const where = `Line ${at + 1} of “${name}”`;
    if (!match) {
      problems.push(`${where} is not as brat’s format says.`);
      continue;
    }
    for (const [, target = ''] of line.matchAll(/(?:^[A-Z#]\d+\t[\w-]+ | Arg[12]:)([TR]\d+)(?=[ \t]|$)/gu)) {
      if (!ids.has(target)) problems.push(`${where} refers to ${target}, which is not there.`);
    }
    const [, type = '', places, words] = match;
    if (places === undefined) continue;
    if (!(Object.values(BRAT_TYPES) as string[]).includes(type)) problems.push(`${where} has an unknown type.`);
    const parts = places.split(';').map((place) => {
      const [start, end] = place.split(' ').map(Number);
      return points.slice(start, end).join('');
    });
    if (parts.join(' ') !== words || parts.includes('')) problems.push(`${where} does not have the words of its text.`);
  }
  return problems;
}
