/** Names of media types and sizes for people. */

const NAMES: Readonly<Record<string, string>> = {
  'text/html': 'Web page',
  'application/xhtml+xml': 'Web page',
  'multipart/related': 'Saved web page',
  'application/pdf': 'PDF',
  'text/plain': 'Plain text',
  'text/markdown': 'Markdown',
  'message/rfc822': 'Mail',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word document',
  'application/msword': 'Word document, old format',
  'application/rtf': 'Rich text',
  'text/rtf': 'Rich text',
  'application/zip': 'Zip archive',
  'application/warc': 'Web archive',
};

/** What a person calls a media type; the type itself where it has no such name. */
export function mediaName(mediaType: string): string {
  return NAMES[mediaType] ?? mediaType;
}

/** A size in bytes, in the largest unit that leaves a number of at least one. */
export function sizeWords(bytes: number, locale: string): string {
  const [divisor, unit] =
    bytes >= 1_000_000 ? [1_000_000, 'megabyte'] : bytes >= 1000 ? [1000, 'kilobyte'] : [1, 'byte'];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: bytes >= 1000 ? 'short' : 'long',
    maximumFractionDigits: bytes >= 1000 && bytes / divisor < 10 ? 1 : 0,
  }).format(bytes / divisor);
}
