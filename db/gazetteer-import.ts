/** Makes a gazetteer of a table of places that a person chose: a country's own table from geonames.org. */
import { mkdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { SourcemarkError } from '../domain/errors';
import { GEONAMES_LIMITS, geonamesRecords } from '../domain/geonames';
import { writeGazetteer } from './gazetteer-writer';

/** The largest table that is taken, in bytes: China's and those of the United States are larger than any other's. */
const LARGEST = 400 * 1024 * 1024;

/** What came of an import. */
export interface ImportedGazetteer {
  /** Path of the gazetteer that was made. */
  readonly path: string;
  readonly places: number;
}

/**
 * Makes the gazetteer `target` of the bytes of a table named `name`, whole or not at all; one that was there is replaced.
 * Throws a SourcemarkError (`empty-file`, `not-text`, `too-much`) whose sentence says what is wrong with the table.
 * Takes a second for every 20,000 places or so, and memory of some ten times the table: call it in a worker.
 */
export function importGeonames(target: string, bytes: Uint8Array, name: string): ImportedGazetteer {
  const file = basename(name);
  if (bytes.length === 0) {
    throw new SourcemarkError('empty-file', `“${file}” is empty, so there was nothing to add.`);
  }
  if (bytes.length > LARGEST) {
    throw new SourcemarkError(
      'too-much',
      `“${file}” is larger than 400 MB, more than the table of any one country. Nothing was added; choose the table of one country.`,
    );
  }
  mkdirSync(dirname(target), { recursive: true });
  const facts = {
    name: file,
    attribution: `Places of ${file}: GeoNames (geonames.org), CC BY 4.0.`,
    countries: new Map<string, string>(),
    demonyms: new Map<string, string>(),
  };
  const places = writeGazetteer(target, facts, someRecords(bytes, file));
  return { path: target, places };
}

function* someRecords(bytes: Uint8Array, file: string): ReturnType<typeof geonamesRecords> {
  let some = false;
  for (const record of geonamesRecords(linesOf(bytes, file), file)) {
    some = true;
    yield record;
  }
  if (!some) throw new SourcemarkError('no-text', `“${file}” holds no places, so there was nothing to add.`);
}

/** Lines in UTF-8, one at a time, so that the whole table is never one string; a line without end is cut off. */
function* linesOf(bytes: Uint8Array, file: string): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(0x0a, start);
    const stop = end < 0 ? bytes.length : end;
    // Four bytes a character at most: a longer line is refused unread.
    const most = Math.min(stop, start + 4 * GEONAMES_LIMITS.line + 4);
    let line: string;
    try {
      line = decoder.decode(bytes.subarray(start, most), { stream: most < stop });
    } catch {
      throw new SourcemarkError(
        'not-text',
        `“${file}” is not text in UTF-8, as tables from geonames.org are. Nothing was added; unpack the country's zip file and choose the table in it, as SY.txt.`,
      );
    }
    yield line.endsWith('\r') ? line.slice(0, -1) : line;
    start = stop + 1;
  }
}
