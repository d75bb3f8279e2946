/**
 * Which sources are probably one origin: what one outlet publishes twice, and what was copied from another, says a thing
 * once. Long passages that are nearly the same word for word tell of copying; words in quotation marks do not, since
 * whoever was there may quote the same speech.
 */

/** A source as far as its origin goes. */
export interface SourceOrigin {
  readonly id: string;
  /** Empty where it is not known. */
  readonly outlet: string;
  /** ISO 8601, cut to what is known; empty where nothing is. */
  readonly published: string;
}

/** Words that two sources share nearly word for word, without what they quote. */
export interface SharedWords {
  readonly a: string;
  readonly b: string;
  readonly words: number;
}

/** Sources that count as one. */
export interface Origin {
  /** The source that was published first, as far as is known. */
  readonly first: string;
  /** All of them, the first first, then by publication. */
  readonly sources: readonly string[];
  /** Why they count as one, as a sentence; empty for a source that stands alone. */
  readonly why: string;
}

/** From so many words on that are shared nearly word for word, one source was copied from the other. */
const COPIED_WORDS = 20;

/** Groups the sources by origin, in order of the first publication of each; sources without a date come last. */
export function originsOf(sources: readonly SourceOrigin[], shared: readonly SharedWords[]): Origin[] {
  const parents = new Map(sources.map(({ id }) => [id, id]));
  const root = (id: string): string => {
    let at = id;
    for (let up = parents.get(at); up !== undefined && up !== at; up = parents.get(at)) at = up;
    return at;
  };
  const reasons = new Map<string, Set<string>>();
  const join = (one: string, other: string, why: string): void => {
    const [kept, gone] = [root(one), root(other)];
    const all = reasons.get(kept) ?? new Set();
    for (const reason of reasons.get(gone) ?? []) all.add(reason);
    reasons.set(kept, all.add(why));
    parents.set(gone, kept);
  };
  const outlets = new Map<string, string>();
  for (const { id, outlet } of sources) {
    const key = outletKey(outlet);
    if (key === '') continue;
    const first = outlets.get(key);
    if (first === undefined) outlets.set(key, id);
    else join(first, id, `both are of ${outlet.trim()}`);
  }
  for (const { a, b, words } of shared)
    if (words >= COPIED_WORDS && parents.has(a) && parents.has(b))
      join(a, b, `they share ${words} words nearly word for word`);
  const groups = new Map<string, SourceOrigin[]>();
  for (const source of sources) {
    const group = groups.get(root(source.id));
    if (group) group.push(source);
    else groups.set(root(source.id), [source]);
  }
  const grouped = Array.from(groups, ([key, members]) => ({ key, members: [...members].sort(byPublication) }));
  grouped.sort((one, other) => byPublication(one.members[0] as SourceOrigin, other.members[0] as SourceOrigin));
  return grouped.map(({ key, members }) => ({
    first: members[0]?.id ?? '',
    sources: members.map(({ id }) => id),
    why: members.length === 1 ? '' : `Probably one origin: ${Array.from(reasons.get(key) ?? []).join('; ')}.`,
  }));
}

/** Outlets that are written alike are one: case, accents, "The" and what ends an address do not count. */
function outletKey(outlet: string): string {
  return outlet
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^(?:www\.|the\s+)/u, '')
    .replace(/\.(?:com|org|net|co\.uk)$/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** What is known of a date is compared: of "2021" and "2021-08" the year alone comes last of its year. */
function byPublication(one: SourceOrigin, other: SourceOrigin): number {
  const key = ({ published }: SourceOrigin): string => (published === '' ? '~' : `${published}~`);
  const [a, b] = [key(one), key(other)];
  return a < b ? -1 : a > b ? 1 : one.id < other.id ? -1 : 1;
}

/** How many words of two near-verbatim passages count for copying: those outside quotation marks, and in common. */
export function unquotedWords(passage: string): number {
  const said = passage.replace(/[“"«][^“”"«»]*[”"»]/gu, ' ');
  return said.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)?.length ?? 0;
}
