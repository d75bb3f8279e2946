/** Turns SQLite's errors into ours, in one place. */
import { SourcemarkError } from '../domain/errors';

/** Runs `work`; what SQLite throws comes out as a SourcemarkError with a sentence, everything else as it is. */
export function withSentences<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw classify(name, thrown);
  }
}

function classify(name: string, thrown: unknown): unknown {
  if (thrown instanceof SourcemarkError || !(thrown instanceof Error)) return thrown;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  const cause = { cause: thrown };
  if (code.startsWith('SQLITE_CORRUPT')) {
    return new SourcemarkError(
      'case-corrupt',
      `The case “${name}” is damaged. Nothing was changed; open a backup, or run “verify” to see what is affected.`,
      cause,
    );
  }
  if (code === 'SQLITE_NOTADB') {
    return new SourcemarkError('case-not-a-case', `“${name}” is not a Sourcemark case. It was left as it is.`, cause);
  }
  if (code === 'SQLITE_FULL') {
    return new SourcemarkError(
      'disk-full',
      'The disk is full, so the last change was not saved; everything before it is. Free some space and try again.',
      cause,
    );
  }
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') {
    return new SourcemarkError(
      'refused',
      'Something else in the case depends on this, so it was left as it is. Nothing was changed.',
      cause,
    );
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new SourcemarkError(
      'case-locked',
      `Another program is using the case “${name}”. Nothing was changed; close it there and try again.`,
      cause,
    );
  }
  if (code.startsWith('SQLITE_READONLY')) {
    return new SourcemarkError(
      'case-readonly',
      `The case “${name}” can only be read here. Nothing was changed.`,
      cause,
    );
  }
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_IOERR') || code === 'SQLITE_PERM') {
    return new SourcemarkError(
      'case-readonly',
      `The case “${name}” can't be opened or written (${code}). Check the disk and the permissions of its folder.`,
      cause,
    );
  }
  return thrown;
}
