/** Percent-encoding (RFC 3986, section 2.1) in words that are no address, or not a whole one. */
import type { Span } from '../../domain/text';

const ENCODED = /%[0-9a-f]{2}/giu;

/** What ends an address in a text. */
const ENDS = /[\s"<>]/u;

/** How often an address may have been encoded. */
const MOST = 3;

/** The runs of `text` that hold something percent-encoded, up to spaces, quote marks or brackets. UTF-16 code units. */
export function* percentEncodedRuns(text: string): Generator<Span> {
  let end = 0;
  for (const { index } of text.matchAll(ENCODED)) {
    if (index < end) continue;
    let start = index;
    while (start > end && !ENDS.test(text.charAt(start - 1))) start--;
    end = index;
    while (end < text.length && !ENDS.test(text.charAt(end))) end++;
    yield { start, end };
  }
}

/** `words` without percent-encoding, encoded twice too; bytes that are no UTF-8 become U+FFFD. */
export function percentDecoded(words: string): string {
  let decoded = words;
  for (let times = 0; times < MOST; times++) {
    const once = decoded.replace(/(?:%[0-9a-f]{2})+/giu, (run) =>
      Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
    );
    if (once === decoded) break;
    decoded = once;
  }
  return decoded;
}
