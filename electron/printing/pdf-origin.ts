/** What a PDF says of the program that made it (ISO 32000-1, 14.3.3): no browser, and so no system that it ran on. */

/** The name that stands there instead. */
const NAME = 'Sourcemark';

/** The entries that name a program, each a string of characters in brackets; brackets and strokes within are escaped. */
const PROGRAM = /(\/(?:Creator|Producer)\s*)(\((?:\\[^]|[^()\\])*\))/gu;

/**
 * The same PDF, made by Sourcemark. Every byte stays where it is, so that its table of offsets stays true: what is left of
 * a longer name becomes spaces after it. A shorter one is cut.
 */
export function withoutOrigin(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const named = text.replace(PROGRAM, (_, key: string, old: string) =>
    (key + `(${NAME.slice(0, old.length - 2)})`).padEnd(key.length + old.length),
  );
  return Buffer.from(named, 'latin1');
}
