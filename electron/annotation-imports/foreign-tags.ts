/**
 * Which of the three tags a code of another tool means. The rule: a code that is called like a tag, in whatever case, in
 * the singular or plural, or by one of the few common words below, is that tag; anything else is none of them.
 */
import type { Tag } from '../../domain/tags';

const NAMES: ReadonlyMap<string, Tag> = new Map(
  Object.entries({
    claim: ['claim', 'claims', 'assertion', 'statement'],
    actor: ['actor', 'actors', 'person', 'per', 'organisation', 'organization', 'org', 'group'],
    place: ['place', 'places', 'location', 'loc', 'gpe'],
  } as const).flatMap(([tag, names]) => names.map((name) => [name, tag as Tag] as const)),
);

/** The tag that a code means, if it means one. */
export function tagOf(code: string): Tag | undefined {
  return NAMES.get(code.trim().toLowerCase());
}

/** The tag among the codes of an annotation, and the codes that mean none. */
export function sortedCodes(codes: readonly string[]): {
  readonly tag: Tag | undefined;
  readonly codes: readonly string[];
} {
  const known = codes.find((code) => tagOf(code) !== undefined);
  return {
    tag: known === undefined ? undefined : tagOf(known),
    codes: codes.filter((code) => code !== known && code.trim() !== ''),
  };
}
