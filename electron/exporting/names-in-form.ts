/** Which confidential names are words that a format has itself: found in an export of the case with all its words blacked out. */
import { rmSync } from 'node:fs';
import { startingCode } from '../../domain/codebook';
import { readCodebook } from '../../db/codes';
import type { ReadableDB } from '../../db/sqlite';
import { readHandover } from '../handover/read-handover';
import { WithheldNames } from '../handover/withheld-names';
import { PartFile, scratchPath } from '../part-file';
import { Tally, type Writer } from '../writers/writer';
import type { ExportOrder } from './export-order';
import { lookThrough } from './leaks';
import { openWritten } from './written-file';

/** Names that stand in the file even where no word of the case does. Ids of codes are words of the case. */
export async function namesInForm(
  db: ReadableDB,
  order: ExportOrder,
  writer: Writer,
  secret: WithheldNames,
): Promise<string[]> {
  const path = scratchPath(order.part);
  const own: string[] = [];
  try {
    const file = new PartFile(path);
    const handover = readHandover(db, { ...order, withoutWords: true });
    for await (const part of writer.write(handover, new Tally(writer.losses))) file.add(part);
    file.end();
    const ids = readCodebook(db)
      .filter(({ list, id }) => startingCode(list, id) === undefined)
      .map(({ id }) => id)
      .join(', ');
    for (;;) {
      const left = secret.without(own);
      const nothing = { never: [], secret: left, doubtful: [], notices: [] };
      const { leak } = await lookThrough(openWritten(path), nothing);
      if (leak === undefined) return own.filter((name) => new WithheldNames([name]).firstIn(ids) === undefined);
      own.push(leak.words);
    }
  } finally {
    rmSync(path, { force: true });
  }
}
