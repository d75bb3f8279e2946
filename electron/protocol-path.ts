/**
 * From an address of the app's own scheme to a file below one folder, or to nothing. Reads only the address: that the
 * file is no link that leads out of the folder is checked where it is opened.
 */
import path from 'node:path';

/** The scheme of the window's pages. */
export const SCHEME = 'sourcemark';

/** The origin of the window's pages, as `location.origin` says it. */
export const ORIGIN = `${SCHEME}://app`;

/** The window's page. */
export const PAGE = `${ORIGIN}/index.html`;

/** A name that may be served: letters, digits and a few signs, and no leading dot. */
const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9_.@+-]*$/;

/**
 * The parts of the path below the served folder, or undefined for every address that is not plainly one of ours:
 * another scheme or host, user or port, a query, dots that climb (encoded or not), backslashes, NUL, empty parts.
 */
export function servedPath(address: string): readonly string[] | undefined {
  // Subtle: on the address as given, before `new URL` quietly resolves dot segments and turns backslashes.
  if (!address.startsWith(`${ORIGIN}/`)) return undefined;
  let decoded: string;
  try {
    decoded = decodeURIComponent(address.slice(ORIGIN.length + 1).replace(/#.*$/s, ''));
  } catch {
    return undefined;
  }
  const segments = decoded.split('/');
  return segments.every((segment) => SEGMENT.test(segment)) ? segments : undefined;
}

/** The media types of what the build puts into the served folder; anything else is not served. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The media type of a file by its ending, or undefined when such files are not served. */
export function mediaType(name: string): string | undefined {
  const ending = path.posix.extname(name).toLowerCase();
  return Object.hasOwn(MEDIA_TYPES, ending) ? MEDIA_TYPES[ending] : undefined;
}
