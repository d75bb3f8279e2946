/** Writing HTML: every word is escaped, and nothing links anywhere but to the web and within the page. */
import { isWebAddress } from '../../domain/source';
import type { Words } from './words';

/** HTML that is safe to put into a page. Made by this file only. */
export interface Html {
  readonly html: string;
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What XML 1.0 and HTML forbid in text, and marks that change how what stands around them runs. */
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex -- These are meant.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/** Words as text of a page. */
export function escaped(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"']/gu, (sign) => SIGNS[sign] ?? sign);
}

/** A template of HTML whose values are escaped, unless they are HTML or lists of it. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  let made = parts[0] ?? '';
  values.forEach((value, at) => {
    made += toHtml(value) + (parts[at + 1] ?? '');
  });
  return { html: made };
}

function toHtml(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  return 'html' in value ? value.html : value.map((one) => one.html).join('');
}

/** Nothing. */
export const NOTHING: Html = { html: '' };

/** Words in an element of their own that says their language and direction, so that they can't disturb what is around. */
export function bidi(words: Words, element: 'span' | 'q' | 'bdi' | 'h2' | 'h3' = 'bdi'): Html {
  const language = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/u.test(words.language) ? words.language : '';
  const attributes = `${language === '' ? '' : ` lang="${language}"`} dir="${words.rightToLeft ? 'rtl' : 'ltr'}"`;
  return { html: `<${element}${attributes}>${escaped(words.text)}</${element}>` };
}

/** A link to the web; the words alone where the address is none. */
export function webLink(address: string): Html {
  if (!isWebAddress(address)) return html`${address}`;
  return html`<a href="${address}" rel="noreferrer noopener">${address}</a>`;
}
