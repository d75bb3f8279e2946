/** An output file that is the case itself would be the end of the case. */
import { existsSync, realpathSync } from 'node:fs';
import { SourcemarkError } from '../domain/errors';

/** Throws `refused` where a file that is to be written at `path` is the case file, or one that SQLite keeps beside it. */
export function keepOffTheCase(casePath: string, path: string): void {
  if (!existsSync(path)) return;
  const own = realpathSync(casePath);
  if ([own, `${own}-wal`, `${own}-shm`].includes(realpathSync(path))) {
    throw new SourcemarkError(
      'refused',
      'The output file is the case itself. Choose another name; nothing was changed.',
    );
  }
}
