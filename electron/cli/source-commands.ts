/** The commands about sources: what there is, where it comes from, and how it is read. */
import { join } from 'node:path';
import { counted } from '../../domain/counted';
import { SourcemarkError } from '../../domain/errors';
import { FACT_FIELDS, factValue, type FactField } from '../../domain/source';
import { TAGS } from '../../domain/tags';
import { TEXT_EXTENTS, type TextExtent } from '../../domain/text';
import { countsBySource, noCounts } from '../../db/annotations';
import { capturesOf, readCapture, readText, textContent, textsOf } from '../../db/captures';
import type { CaseFile } from '../../db/case-file';
import { correctFact, showText } from '../../db/commands';
import { readContent } from '../../db/content';
import { custodyOf } from '../../db/custody';
import { purgeSource } from '../../db/purge';
import { listSources, readSource } from '../../db/sources';
import { compareTexts, readAgain } from '../readings';
import { openReadingRoom, READER_PROGRAM } from '../reading-room';
import { replaceBytes } from '../replace-file';
import { usageError, type Arguments } from './arguments';
import { captureLine, FACTS_PRINTED, known, outputTarget } from './lines';
import { printJson, printNotice, printText } from './output';

/** Lists the sources. */
export function runSources(file: CaseFile, { json }: Arguments): number {
  const counts = countsBySource(file.db);
  for (const { id, facts } of listSources(file.db)) {
    const annotations = counts.get(id) ?? noCounts();
    if (json) {
      printJson({
        source: id,
        ...known(facts, FACTS_PRINTED),
        captures: capturesOf(file.db, id).map(captureLine),
        annotations,
        facts,
      });
    } else {
      const marks = TAGS.map((tag) => annotations[tag]).join('/');
      printText(`${id}\t${marks}\t${factValue(facts, 'published') ?? '-'}\t${factValue(facts, 'headline') ?? '-'}\n`);
    }
  }
  return 0;
}

/** Prints the text that is read of a source. */
export function runText(file: CaseFile, { operands, json }: Arguments): number {
  const { id, text } = readSource(file.db, operands[0] ?? '');
  const content = textContent(file.db, text.sha256);
  if (json) printJson({ source: id, text: content, sha256: text.sha256, blocks: readText(file.db, text.id).blocks });
  else printText(content);
  return 0;
}

/** Writes the original bytes of a capture. */
export function runOriginal(file: CaseFile, { operands, values, flags, json }: Arguments): number {
  const { out } = values;
  if (out === undefined) throw usageError('Use: original SOURCE --out FILE');
  const { id, capture: reading } = readSource(file.db, operands[0] ?? '');
  const wanted = values['capture'];
  const capture = wanted === undefined ? reading : readCapture(file.db, wanted);
  if (capture.source !== id) throw new SourcemarkError('not-found', `The capture ${wanted} is not of this source.`);
  const { path, overwrite } = outputTarget(file, out, flags.has('overwrite'));
  const sha256 = replaceBytes(path, readContent(file.db, capture.sha256), overwrite);
  if (json) printJson({ source: id, capture: capture.id, path: out, bytes: capture.bytes, sha256 });
  return 0;
}

/** Prints what is known of a source, its captures and what was done with it. */
export function runProvenance(file: CaseFile, { operands, json }: Arguments): number {
  const { id, facts } = readSource(file.db, operands[0] ?? '');
  const texts = textsOf(file.db, id);
  const captures = capturesOf(file.db, id).map((capture) => ({
    ...captureLine(capture),
    texts: texts
      .filter((text) => text.capture === capture.id)
      .map(({ id: text, blocks: _blocks, capture: _capture, ...rest }) => ({ text, ...rest })),
  }));
  const custody = custodyOf(file.db, id);
  if (json) {
    printJson({ source: id, facts, captures, custody });
    return 0;
  }
  for (const { field, value, basis, reason } of facts) {
    printText(`${field}\t${value}\t${basis}${reason === '' ? '' : `: ${reason}`}\n`);
  }
  for (const { at, by, what } of custody) printText(`${at}\t${by}\t${what}\n`);
  return 0;
}

/** Corrects what is known of a source. */
export function runFact(file: CaseFile, { operands, values, json }: Arguments): number {
  const [source = '', field = ''] = operands;
  if (!isFactField(field)) throw usageError(`A field is one of ${FACT_FIELDS.join(', ')}, not “${field}”.`);
  correctFact(file, source, field, values['value']);
  const fact = readSource(file.db, source).facts.find((other) => other.field === field) ?? null;
  if (json) printJson({ source, field, fact });
  else printText(`${fact?.value ?? '-'}\n`);
  return 0;
}

/** Reads a capture again, or shows another text. */
export async function runRead(file: CaseFile, { operands, values, json }: Arguments): Promise<number> {
  const { id, capture } = readSource(file.db, operands[0] ?? '');
  const { extent, encoding, text } = values;
  if (text !== undefined) showText(file, id, text);
  else {
    if (extent !== undefined && !isExtent(extent)) throw usageError('--extent takes article or whole.');
    const room = openReadingRoom(join(__dirname, READER_PROGRAM));
    try {
      await readAgain(file, room, { source: id, capture: capture.id, how: { extent, encoding } });
    } finally {
      await room.close();
    }
  }
  const now = readSource(file.db, id).text;
  if (json) printJson({ source: id, ...now });
  else printText(`${now.id}\t${now.extent}\t${now.encoding}\t${now.length}\n`);
  return 0;
}

/** Prints the word difference of two texts. */
export function runCompare(file: CaseFile, { operands, json }: Arguments): number {
  const [id = '', ...given] = operands;
  const { text: reading } = readSource(file.db, id);
  const texts = textsOf(file.db, id);
  const newest = texts.find(({ id: text }) => text === (given[1] ?? reading.id));
  const older =
    given[0] === undefined
      ? texts.findLast(({ capture }) => capture !== newest?.capture)
      : texts.find(({ id: text }) => text === given[0]);
  if (older === undefined || newest === undefined) {
    throw new SourcemarkError('not-found', 'This source has no two texts to compare.');
  }
  const difference = compareTexts(file, older.id, newest.id);
  if (json) printJson({ source: id, before: older.id, after: newest.id, ...difference });
  else
    for (const { op, text } of difference.pieces)
      printText(op === 'same' ? text : op === 'added' ? `{+${text}+}` : `[-${text}-]`);
  return 0;
}

/** Takes a source out of the case for good. */
export function runPurge(file: CaseFile, { operands, values, flags, json }: Arguments): number {
  if (!flags.has('yes')) throw usageError('A purge can not be undone. Say --yes to take the source out for good.');
  const report = purgeSource(file, operands[0] ?? '', values['reason'] ?? '');
  for (const sentence of report.remains) printNotice(sentence);
  if (json) printJson({ source: operands[0], ...report });
  else {
    const { captures, texts, annotations } = report;
    const taken = [counted(captures, 'capture'), counted(texts, 'text'), counted(annotations, 'annotation')];
    printText(`Purged: ${taken.join(', ')}.\n`);
  }
  return 0;
}

function isFactField(value: string): value is FactField {
  return (FACT_FIELDS as readonly string[]).includes(value);
}

function isExtent(value: string): value is TextExtent {
  return (TEXT_EXTENTS as readonly string[]).includes(value);
}
