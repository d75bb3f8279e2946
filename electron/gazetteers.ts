/** Where the gazetteers are: the one that the app ships, and those of countries that a person added. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of added gazetteers in the home folder of the app. */
export const ADDED_GAZETTEERS = 'gazetteers';

/** Every gazetteer file, the app's own first. `home` is SOURCEMARK_HOME. */
export function gazetteerFiles(home: string): string[] {
  // SQLite opens files by their path, so in the packed app this one lies beside the archive.
  const own = join(__dirname.replace(/app\.asar(?=$|[/\\])/u, 'app.asar.unpacked'), 'gazetteer.sqlite');
  const folder = join(home, ADDED_GAZETTEERS);
  let added: string[] = [];
  try {
    added = readdirSync(folder).filter((name) => name.endsWith('.sqlite'));
  } catch {
    // Nobody has added one.
  }
  return [own, ...added.sort().map((name) => join(folder, name))];
}
