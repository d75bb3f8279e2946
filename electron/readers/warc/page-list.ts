/** The lists of pages in a WACZ (`pages/*.jsonl`): which of all that was captured a person or a crawler was after. */
import * as z from 'zod';
import { LIMITS } from '../limits';
import type { Member } from '../reader';
import type { ZipArchive } from '../zip';
import { toDate } from './records';

/** A page as a list names it. */
export interface ListedPage {
  readonly url: string;
  /** Empty where the list gives none. */
  readonly title: string;
  /** ISO 8601; empty where the list gives none. */
  readonly date: string;
}

const LISTS = ['pages/pages.jsonl', 'pages/extraPages.jsonl'];

const line = z.object({
  url: z.string(),
  title: z.string().optional().catch(undefined),
  ts: z.string().optional().catch(undefined),
});

/** A title is cut to this many UTF-16 units. */
const TITLE_LENGTH = 300;

/** The pages that a WACZ lists, in their order. Lines that are no pages are passed over. */
export async function listedPages(zip: ZipArchive): Promise<ListedPage[]> {
  const pages: ListedPage[] = [];
  for (const list of LISTS) {
    const bytes = (await zip.read(list)) ?? new Uint8Array();
    for (const words of new TextDecoder().decode(bytes).split('\n', LIMITS.entries)) {
      const { data } = line.safeParse(parsed(words));
      if (data === undefined) continue;
      const title = (data.title ?? '')
        .replace(/\s+/gu, ' ')
        .trim()
        .slice(0, TITLE_LENGTH)
        .replace(/\p{Surrogate}/gu, '\uFFFD');
      pages.push({ url: withoutFragment(data.url), title, date: toDate(data.ts ?? '') });
    }
  }
  return pages;
}

/** Puts the pages that are listed first and gives them their titles. Of several captures the nearest in time is meant. */
export function withListed(members: readonly Member[], listed: readonly ListedPage[]): Member[] {
  const byUrl = new Map<string, Member[]>();
  for (const member of members) {
    const url = withoutFragment(member.url);
    byUrl.set(url, [...(byUrl.get(url) ?? []), member]);
  }
  const first = new Map<string, Member>();
  for (const { url, title, date } of listed) {
    const captures = (byUrl.get(url) ?? []).filter(({ member }) => !first.has(member));
    const nearest = captures.reduce<Member | undefined>(
      (best, other) => (best !== undefined && apart(best, date) <= apart(other, date) ? best : other),
      undefined,
    );
    if (nearest !== undefined) first.set(nearest.member, { ...nearest, name: title || nearest.name });
  }
  return [...first.values(), ...members.filter(({ member }) => !first.has(member))];
}

function apart({ recordedAt }: Member, date: string): number {
  const difference = Math.abs(Date.parse(recordedAt) - Date.parse(date));
  return Number.isNaN(difference) ? Infinity : difference;
}

function parsed(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return undefined;
  }
}

function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? '';
}
