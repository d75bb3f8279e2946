/** Addresses of pages: when two of them are the same publication, however it was reached. */

/** Parameters that say how a reader came to a page, never which page it is. */
const TRACKING =
  /^(?:utm_[a-z]+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|igshid|mc_[ce]id|cmpid|ncid|cvid|ocid|amp|outputtype|smid|sfnsn|s_cid|_ga|ref_src|ref_url)$/iu;

/**
 * What two addresses of one publication have in common: without the scheme, `www.`, the fragment, tracking parameters,
 * a slash at the end and the order of parameters. Undefined for what is no http(s) address, and for the front page of a
 * site, which some pages wrongly give as their own address.
 */
export function addressKey(address: string): string | undefined {
  let url: URL;
  try {
    url = new URL(address.trim());
  } catch {
    return undefined;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  const host = url.host.replace(/^www\./u, '').replace(/^amp\./u, '');
  const path = url.pathname.replace(/\/amp\/?$/u, '').replace(/\/+$/u, '');
  const parameters = [...url.searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (path === '' && parameters.length === 0) return undefined;
  return `${host}${path}?${new URLSearchParams(parameters).toString()}`;
}
