/** Where a source is from, as formats with addresses want it: an address of the web, or the hash of its bytes. */
import type { HandedCapture, HandedSource, HandedText } from '../handover/handover';
import { guidOf } from './guid';

/** RFC 3986, section 2: what may stand in an address as it is, outside of the brackets of a host. */
const FOREIGN = /[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]/gu;

/**
 * `address` with no character but those that RFC 3986 knows, and without the name and password that somebody logs in
 * with; null for what is no http(s) address.
 */
function webAddress(address: string): string | null {
  let url: URL;
  try {
    url = new URL(address.trim());
  } catch {
    return null;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const [path, query, fragment] = [url.pathname, url.search, url.hash].map((part, at) =>
    (at === 2 ? part.slice(0, 1) + part.slice(1).replaceAll('#', '%23') : part).replace(FOREIGN, percent),
  );
  return `${url.protocol}//${url.host}${path ?? ''}${query ?? ''}${fragment ?? ''}`;
}

/** The address of the source that a text is of: that of the web, where one is known. */
export function sourceUrl(source: HandedSource, text: HandedText): string | null {
  return webAddress(source.fact('url') ?? '') ?? webAddress(text.capture.url);
}

/** The name of bytes by their SHA-256, or by the id of their capture where that is not told. */
export function captureUri({ id, sha256 }: HandedCapture): string {
  return sha256 === '' ? `urn:uuid:${guidOf(id)}` : `urn:sha-256:${sha256}`;
}

function percent(character: string): string {
  return Array.from(
    Buffer.from(character, 'utf8'),
    (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');
}
