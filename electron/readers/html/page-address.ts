/** The address of a page, which names its source: its own word for it first, then where it was saved from. */
import { LINKED_DATA, webAddress, type Candidate, type Found } from './fact-values';
import type { LinkedData } from './linked-data';
import type { Survey } from './survey';

/**
 * The canonical http or https address of a page, or undefined. `address` is where the transport says that it was, or
 * empty.
 */
export function findAddress(page: Survey, data: LinkedData, address: string): Found | undefined {
  const base = [address, page.savedFrom, page.metas.get('og:url')?.[0], data.url]
    .map((one) => webAddress(one ?? ''))
    .find((one) => one !== undefined);
  const candidates: Candidate[] = [
    [page.links.get('canonical')?.[0], 'From the page’s canonical link.'],
    [page.metas.get('og:url')?.[0], 'From the page’s “og:url” metadata.'],
    [data.url, LINKED_DATA],
    [page.savedFrom, 'From the comment that the browser left when it saved the page.'],
    [address, 'From the record that the page came in.'],
  ];
  const found = candidates
    .map(([value, reason]): Found => ({ value: webAddress(value ?? '', base) ?? '', basis: 'metadata', reason }))
    .filter(({ value }) => value !== '');
  // Some sites call their front page the canonical address of every article.
  const deep = found.find(({ value }) => new URL(value).pathname !== '/');
  return deep ?? found[0];
}

/** The host of an address that `findAddress` answered, or of none. */
export function hostOf(address: string): string {
  return address === '' ? '' : new URL(address).hostname;
}
