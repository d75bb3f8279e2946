/** Where the gazetteers are: the one that the app ships, and those of countries that a person added. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { importGeonames, type ImportedGazetteer } from '../db/gazetteer-import';
import { gazetteerPath } from './gazetteer-path';

/** The folder of added gazetteers in the home folder of the app. */
const ADDED_GAZETTEERS = 'gazetteers';

/** The program of the worker that adds a table, beside the service's. */
export const ADDING_PROGRAM = 'gazetteer.cjs';

/** Every gazetteer file, the app's own first. `home` is SOURCEMARK_HOME. */
export function gazetteerFiles(home: string): string[] {
  const folder = join(home, ADDED_GAZETTEERS);
  let added: string[] = [];
  try {
    added = readdirSync(folder).filter((name) => name.endsWith('.sqlite'));
  } catch {
    // Nobody has added one.
  }
  return [gazetteerPath(__dirname), ...added.sort().map((name) => join(folder, name))];
}

/**
 * Adds the GeoNames table of a country. One that was added under the same name is replaced. Throws a SourcemarkError
 * whose sentence says what is wrong with the table.
 */
export function addGazetteer(home: string, bytes: Uint8Array, name: string): ImportedGazetteer {
  const stem = name.replace(/\.[^.]*$/u, '').replace(/[^\p{L}\p{N}_-]+/gu, '_') || 'places';
  return importGeonames(join(home, ADDED_GAZETTEERS, `${stem}.sqlite`), bytes, name);
}
