/**
 * Which annotations of a file the case has already: those that say nothing which an annotation with the same bounds and
 * the same tag does not say as well. Who made them does not count, since exports may tell annotators by numbers only.
 */
import type { ClaimAttributes, ClaimNumber, ClaimPeriod } from '../../domain/claim';
import { isPlaced, standingIn, type StandingAnnotation } from '../../db/anchors';
import { readClaim } from '../../db/claims';
import { allEntities, rootOf } from '../../db/entities';
import { entityKey, type ImportedMark } from '../../db/imported-annotations';
import { findMention } from '../../db/mentions';
import type { ReadableDB } from '../../db/sqlite';
import { onOneLine } from '../writers/brat-fragments';

/** The annotations that were in the case before the file came. */
export class Known {
  readonly #db: ReadableDB;
  readonly #texts = new Map<string, ReadonlyMap<string, StandingAnnotation[]>>();
  readonly #roots: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(db: ReadableDB) {
    this.#db = db;
    this.#roots = rootsByName(db);
  }

  /** The annotation that says all that `mark` says, if there is one; of several, the one that is most like it. */
  find(mark: ImportedMark): string | undefined {
    const there = this.#standing(mark.text).get(placeOf(mark)) ?? [];
    const likeness = ({ note, createdAt, createdBy }: StandingAnnotation): number =>
      (createdAt === mark.at ? 4 : 0) +
      (folded(note) === folded(mark.note ?? '') ? 2 : 0) +
      (createdBy === mark.by ? 1 : 0);
    return there.filter((one) => this.#says(one, mark)).sort((a, b) => likeness(b) - likeness(a))[0]?.id;
  }

  #standing(text: string): ReadonlyMap<string, StandingAnnotation[]> {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const places = new Map<string, StandingAnnotation[]>();
    for (const mark of standingIn(this.#db, text)) {
      if (!isPlaced(mark)) continue;
      const place = placeOf(mark);
      places.set(place, [...(places.get(place) ?? []), mark]);
    }
    this.#texts.set(text, places);
    return places;
  }

  #says(there: StandingAnnotation, { tag, note = '', entity, claim }: ImportedMark): boolean {
    if (!saysWords(there.note, note)) return false;
    if (entity !== undefined && tag !== 'claim') {
      const mention = findMention(this.#db, there.id);
      if (mention === null || !this.#isNamed(mention.entity, tag, entity.name)) return false;
      if (entity.answer === 'unsure' && mention.answer !== 'unsure') return false;
    }
    return claim === undefined || tag !== 'claim' || this.#saysOfClaim(readClaim(this.#db, there.id), claim);
  }

  #saysOfClaim(there: ClaimAttributes, claim: NonNullable<ImportedMark['claim']>): boolean {
    const { speaker, speakerName, attribution, stance, importance, check } = claim;
    if (speaker?.kind === 'outlet' && there.speaker?.kind !== 'outlet') return false;
    if (speakerName !== undefined) {
      if (there.speaker?.kind !== 'entity' || !this.#isNamed(there.speaker.entity, 'actor', speakerName)) return false;
    }
    const codes = [
      [stance, there.stance],
      [importance, there.importance],
      [check?.status, there.check?.status],
    ] as const;
    return (
      codes.every(([wanted, known]) => (wanted ?? null) === null || wanted === known) &&
      saysWords(there.attribution ?? '', attribution ?? '') &&
      saysWords(there.check?.reason ?? '', check?.reason ?? '') &&
      saysAll(there.hedges, claim.hedges, folded) &&
      saysAll(there.periods, claim.periods, periodKey) &&
      saysAll(there.numbers, claim.numbers, numberKey)
    );
  }

  #isNamed(entity: string, kind: 'actor' | 'place', name: string): boolean {
    return this.#roots.get(entityKey(kind, name))?.has(rootOf(this.#db, entity)) === true;
  }
}

function rootsByName(db: ReadableDB): Map<string, Set<string>> {
  const roots = new Map<string, Set<string>>();
  for (const { id, kind, name, aliases } of allEntities(db)) {
    const root = rootOf(db, id);
    for (const one of [name, ...aliases.map((alias) => alias.name)]) {
      const key = entityKey(kind, one);
      roots.set(key, (roots.get(key) ?? new Set()).add(root));
    }
  }
  return roots;
}

function placeOf({
  start,
  end,
  tag,
}: {
  readonly start: number | null;
  readonly end: number | null;
  readonly tag: string;
}): string {
  return `${start ?? ''} ${end ?? ''} ${tag}`;
}

/** Some formats write several lines as one, so white space does not count. */
function folded(words: string): string {
  return onOneLine(words).replace(/\s+/gu, ' ').trim();
}

/** True where `wanted` is nothing, or the same, or every line of it is a line of `there`. */
function saysWords(there: string, wanted: string): boolean {
  if (folded(there) === folded(wanted)) return true;
  const lines = new Set(['', ...there.split('\n').map(folded)]);
  return wanted.split('\n').every((line) => lines.has(folded(line)));
}

function saysAll<T>(
  there: readonly T[] | null,
  wanted: readonly T[] | null | undefined,
  key: (one: T) => string,
): boolean {
  const [known, all] = [(there ?? []).map(key), (wanted ?? []).map(key)];
  // Some formats write a list as one line, whose parts may hold the same sign.
  return all.every((one) => known.includes(one)) || all.join('; ') === known.join('; ');
}

function periodKey({ exact, from, to }: ClaimPeriod): string {
  return JSON.stringify([folded(exact), from, to]);
}

function numberKey({ exact, value, upper, relation, unit }: ClaimNumber): string {
  return JSON.stringify([folded(exact), value, upper, relation, folded(unit)]);
}
