/** The commands about what a desk is helped with: suggestions, the codebook and the agreement of annotators. */
import { homedir } from 'node:os';
import { codebookFile, readCodebookFile } from '../../domain/codebook-file';
import type { CaseFile } from '../../db/case-file';
import { importCodes } from '../../db/codebook-commands';
import { readCodebook } from '../../db/codes';
import { readSource } from '../../db/sources';
import { textContent } from '../../db/captures';
import { gazetteerFiles } from '../gazetteers';
import { homeFolder } from '../home';
import { openPlaces } from '../places';
import { readFileBytes } from '../readers/files';
import { replaceFile } from '../replace-file';
import { annotators, compareAnnotators } from '../service/agreement-view';
import { Suggesting } from '../service/suggesting';
import { proposeInThread } from '../suggestions/in-thread';
import type { Arguments } from './arguments';
import { outputTarget } from './lines';
import { printJson, printText } from './output';

/** Prints what would be proposed for the text of a source that is read, best first. */
export async function runSuggest(file: CaseFile, { operands, json }: Arguments): Promise<number> {
  const [source = ''] = operands;
  const content = textContent(file.db, readSource(file.db, source).text.sha256);
  const places = openPlaces(
    gazetteerFiles(homeFolder({ env: process.env, platform: process.platform, userHome: homedir() })),
  );
  try {
    const found = await new Suggesting(file, proposeInThread(places), places).suggest(source);
    const ranked = [...found].sort((a, b) => b.score - a.score || a.start - b.start);
    for (const { start, end, tag, type, entity, name, claim, why, score } of ranked) {
      const exact = content.slice(start, end);
      if (json)
        printJson({ start, end, exact, tag, type, ...(entity !== undefined && { entity }), name, claim, why, score });
      else printText(`${tag}\t${type}\t${score.toFixed(2)}\t${exact.replace(/\s+/gu, ' ')}\t${why}\n`);
    }
  } finally {
    places.close();
  }
  return 0;
}

/** Lists the codebook, writes it to a file, or takes over the codes of one. */
export async function runCodebook(file: CaseFile, { values, flags, json }: Arguments): Promise<number> {
  const { out, take } = values;
  if (take !== undefined) {
    const codes = readCodebookFile(new TextDecoder().decode(await readFileBytes(take)));
    const changed = importCodes(file, codes);
    if (json) printJson({ codes: codes.length, changed });
    else printText(`${changed} of ${codes.length} codes were new or changed\n`);
    return 0;
  }
  const codes = readCodebook(file.db);
  if (out !== undefined) {
    const { path, overwrite } = outputTarget(file, out, flags.has('overwrite'));
    const sha256 = replaceFile(path, [codebookFile(codes)], overwrite);
    if (json) printJson({ path: out, codes: codes.length, sha256 });
    return 0;
  }
  for (const code of codes) {
    if (json) printJson(code);
    else printText(`${code.list}\t${code.id}\t${code.name}\t${code.definition}\n`);
  }
  return 0;
}

/** Prints how far the annotators of a source agree, each with each. */
export function runAgreement({ db }: CaseFile, { operands, json }: Arguments): number {
  const [source = ''] = operands;
  const people = annotators(db, source);
  for (const [at, first] of people.entries()) {
    for (const second of people.slice(at + 1)) {
      const { tags, overall, disagreements } = compareAnnotators(db, source, first, second);
      if (json) {
        printJson({ first, second, tags, overall, disagreements });
        continue;
      }
      for (const { tag, alpha, exactF1, overlapF1 } of [...tags, overall]) {
        const figures = [alpha, exactF1, overlapF1].map((figure) => figure?.toFixed(3) ?? '-').join('\t');
        printText(`${first.name}\t${second.name}\t${tag ?? 'all'}\t${figures}\n`);
      }
    }
  }
  return 0;
}
