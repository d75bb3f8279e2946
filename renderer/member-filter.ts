/** Finding documents of a container by what people know of them. */
import type { MemberSummary } from '../domain/contract';
import { folded } from './library/source-order';
import { mediaName } from './media-name';

/** The members that hold every word of `query` in title, address, type or day of capture; all for an empty query. */
export function filterMembers(members: readonly MemberSummary[], query: string): readonly MemberSummary[] {
  const words = folded(query).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return members;
  return members.filter(({ name, url, mediaType, recordedAt }) => {
    const held = folded([name, url, mediaType, mediaName(mediaType), recordedAt].join('\n'));
    return words.every((word) => held.includes(word));
  });
}
