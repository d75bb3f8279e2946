/**
 * What can go wrong, as data. A code says which kind it is; the message is one sentence for a person that says what
 * happened, what was kept and what to do. Codes cross processes; stacks do not.
 */

/** The kinds of errors. */
export type ErrorCode =
  | 'bad-request'
  | 'case-corrupt'
  | 'case-locked'
  | 'case-missing'
  | 'case-newer'
  | 'case-not-a-case'
  | 'case-readonly'
  | 'content-damaged'
  | 'disk-full'
  | 'empty-file'
  | 'export-cancelled'
  | 'file-exists'
  | 'file-missing'
  | 'file-too-large'
  | 'file-unreadable'
  | 'import-cancelled'
  | 'internal'
  | 'is-a-folder'
  | 'no-text'
  | 'not-found'
  | 'not-text'
  | 'nothing-to-redo'
  | 'nothing-to-undo'
  | 'password-needed'
  | 'password-wrong'
  | 'quote-not-found'
  | 'refused'
  | 'service-gone'
  | 'span-invalid'
  | 'too-much'
  | 'unreadable';

/** An error that a person may read. `message` is a whole sentence; `code` decides what the interface offers. */
export class SourcemarkError extends Error {
  override readonly name = 'SourcemarkError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** An error as it crosses a process boundary. */
export interface ErrorData {
  readonly code: ErrorCode;
  readonly message: string;
}

/** Turns anything thrown into data. What is not ours becomes `internal`, with the original message kept for the log. */
export function errorData(thrown: unknown): ErrorData {
  if (thrown instanceof SourcemarkError) return { code: thrown.code, message: thrown.message };
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'internal', message: `Something in Sourcemark failed: ${detail}` };
}
