/** The registers as windows and scripts see them: entities with all that was merged into them, and what is known of each. */
import { nameKey } from '../../domain/alias-index';
import type { AlikeEntity, EntityDetail, EntityName, EntityProposal, EntitySummary } from '../../domain/contract';
import { rootAmong, type Entity } from '../../domain/entity';
import { factValue } from '../../domain/source';
import { readAnnotation } from '../../db/annotations';
import { sourceOfText } from '../../db/captures';
import { allConfidential } from '../../db/confidential';
import { allEntities, findEntity, mergedWith, pairsOf, readEntity, rootOf } from '../../db/entities';
import { countMentions, mentionPlaces, type MentionCount } from '../../db/mentions';
import { entityHistory } from '../../db/register-history';
import { listSources } from '../../db/sources';
import type { ReadableDB } from '../../db/sqlite';
import type { Places } from '../places';

/** Every entity that stands for itself, in the order of its name. */
export function listEntities(db: ReadableDB): EntitySummary[] {
  const entities = allEntities(db);
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const families = new Map<string, Entity[]>();
  for (const entity of entities) {
    const root = rootAmong(byId, entity.id);
    const family = families.get(root);
    if (family) family.push(entity);
    else families.set(root, [entity]);
  }
  const counts = groupBy(countMentions(db), ({ entity }) => rootAmong(byId, entity));
  const order = publicationOrder(db);
  const confidential = allConfidential(db, 'entity');
  return Array.from(families, ([root, family]) => {
    const own = byId.get(root) ?? family[0];
    return own === undefined ? [] : [summarise(confidential, own, family, counts.get(root) ?? [], order)];
  })
    .flat()
    .sort((a, b) => a.name.localeCompare(b.name) || (a.entity < b.entity ? -1 : 1));
}

/** Some entities as they are now, each as the one that stands for it; those that are gone are left out. */
export function summariseEntities(db: ReadableDB, ids: readonly string[]): EntitySummary[] {
  const roots = new Set(ids.flatMap((id) => (findEntity(db, id) === undefined ? [] : [rootOf(db, id)])));
  if (roots.size === 0) return [];
  const order = publicationOrder(db);
  const confidential = allConfidential(db, 'entity');
  return Array.from(roots, (root) => {
    const family = mergedWith(db, root);
    return summarise(
      confidential,
      readEntity(db, root),
      family.map((id) => readEntity(db, id)),
      countMentions(db, family),
      order,
    );
  });
}

/** All that is known of the entity that stands for `id`. Throws `not-found`. */
export function describeEntity(db: ReadableDB, places: Places, id: string): EntityDetail {
  readEntity(db, id);
  const all = listEntities(db);
  const root = rootOf(db, id);
  const summary = all.find(({ entity }) => entity === root);
  if (summary === undefined) throw new Error(`The entity ${root} stands for itself but is not listed.`);
  const family = mergedWith(db, root);
  const order = publicationOrder(db);
  const mentions = mentionPlaces(db, family).map(({ entity: said, ...mention }) => ({ ...mention, said }));
  mentions.sort((a, b) => (order.get(a.source) ?? 0) - (order.get(b.source) ?? 0));
  const isPlace = summary.kind === 'place';
  return {
    summary,
    mentions,
    history: entityHistory(db, family),
    alike: alikeEntities(db, summary, all),
    gazetteer: isPlace ? places.entriesFor(db, namesOf(summary)) : [],
    otherNames: isPlace && summary.location ? otherNames(places, summary) : [],
  };
}

/** Entities of the register that the mention `annotation` may refer to, the likeliest first. Throws `not-found`. */
export function proposeEntities(db: ReadableDB, annotation: string): EntityProposal[] {
  const { tag, exact, text } = readAnnotation(db, annotation);
  const source = sourceOfText(db, text);
  const key = nameKey(exact);
  const words = new Set(key.split(' '));
  return listEntities(db)
    .filter(({ kind }) => kind === tag)
    .flatMap((entity): EntityProposal[] => {
      const names = namesOf(entity);
      const here = entity.sources.some((other) => other.source === source);
      const same = names.find((name) => nameKey(name) === key);
      const proposal = { entity: entity.entity, name: entity.name, type: entity.type };
      if (same !== undefined) {
        const times = entity.aliases.find(({ name }) => nameKey(name) === key)?.mentions ?? 0;
        const why =
          times > 0
            ? `${times} ${times === 1 ? 'mention with these words is' : 'mentions with these words are'} linked to it`
            : `“${same}” is one of its names`;
        return [{ ...proposal, why, score: 1 }];
      }
      const best = Math.max(...names.map((name) => likeness(words, new Set(nameKey(name).split(' ')))));
      if (best < 0.34) return [];
      const shared = names.map((name) => sharedWords(exact, name)).sort((a, b) => b.length - a.length)[0] ?? [];
      return [
        {
          ...proposal,
          why: `Shares “${shared.join(' ')}”${here ? ', and is mentioned in this source' : ''}`,
          score: best * 0.8 + (here ? 0.1 : 0),
        },
      ];
    })
    .sort((a, b) => b.score - a.score || a.name.localeCompare(b.name))
    .slice(0, 12);
}

/** Every name of an entity, its own first. */
export function namesOf({ name, aliases }: Pick<EntitySummary, 'name' | 'aliases'>): string[] {
  return [name, ...aliases.map((alias) => alias.name)];
}

function alikeEntities(db: ReadableDB, summary: EntitySummary, all: readonly EntitySummary[]): AlikeEntity[] {
  const answers = new Map(pairsOf(db, summary.entity).map(({ other, answer }) => [rootOf(db, other), answer]));
  const own = namesOf(summary).map((name) => ({ name, key: nameKey(name), words: new Set(nameKey(name).split(' ')) }));
  return all
    .filter(({ kind, entity }) => kind === summary.kind && entity !== summary.entity)
    .flatMap((other) => {
      const answer = answers.get(other.entity) ?? null;
      let best = { score: answer === null ? 0 : 0.01, why: 'A person has answered already' };
      for (const theirs of namesOf(other)) {
        const key = nameKey(theirs);
        const words = new Set(key.split(' '));
        for (const mine of own) {
          if (mine.key === key) best = { score: 2, why: `Both are called “${theirs}”` };
          const score = likeness(mine.words, words);
          if (score <= best.score || score < 0.34) continue;
          best = { score, why: `“${mine.name}” and “${theirs}” share “${sharedWords(mine.name, theirs).join(' ')}”` };
        }
      }
      return best.score === 0
        ? []
        : [{ entity: other.entity, name: other.name, why: best.why, answer, score: best.score }];
    })
    .sort((a, b) => b.score - a.score || a.name.localeCompare(b.name))
    .slice(0, 20)
    .map(({ score: _, ...alike }) => alike);
}

/** Words that many names have say little: the Jaccard index of two sets of words, common ones left out. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = Array.from(a).filter((word) => b.has(word) && !COMMON.has(word)).length;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

const COMMON: ReadonlySet<string> = new Set(
  'the a an of and in for to al el forces regime city town province'.split(' '),
);

function sharedWords(a: string, b: string): string[] {
  const theirs = new Set(nameKey(b).split(' '));
  return a.split(/\s+/u).filter((word) => {
    const key = nameKey(word);
    return key.split(' ').some((part) => theirs.has(part)) && !COMMON.has(key);
  });
}

function otherNames(places: Places, { location, name, aliases }: EntitySummary): string[] {
  const known = new Set(namesOf({ name, aliases }).map((own) => own.toLowerCase()));
  return places.namesOf(location?.gazetteer ?? '').filter((other) => !known.has(other.toLowerCase()));
}

function summarise(
  confidential: ReadonlySet<string>,
  own: Entity,
  family: readonly Entity[],
  counts: readonly MentionCount[],
  order: ReadonlyMap<string, number>,
): EntitySummary {
  const names = new Map<string, EntityName>();
  const add = (name: string, origin: EntityName['origin'], mentions: number): void => {
    if (name === own.name) return;
    const known = names.get(name);
    names.set(name, { name, origin: known?.origin ?? origin, mentions: (known?.mentions ?? 0) + mentions });
  };
  for (const { name, origin } of own.aliases) add(name, origin, 0);
  for (const other of family) {
    if (other.id === own.id) continue;
    add(other.name, 'merged', 0);
    // They are not its own: who takes one away or adds one means those that are.
    for (const { name } of other.aliases) add(name, 'merged', 0);
  }
  const bySource = new Map<string, number>();
  let [mentions, sure] = [0, 0];
  for (const count of counts) {
    add(count.words.replace(/\s+/gu, ' '), 'mention', count.n);
    bySource.set(count.source, (bySource.get(count.source) ?? 0) + count.n);
    mentions += count.n;
    sure += count.sure;
  }
  const located = own.location === null ? family.find(({ location }) => location !== null) : own;
  return {
    entity: own.id,
    kind: own.kind,
    type: own.type,
    name: own.name,
    note: own.note,
    location: located?.location ?? null,
    aliases: Array.from(names.values()).sort((a, b) => b.mentions - a.mentions || a.name.localeCompare(b.name)),
    mentions,
    unsure: mentions - sure,
    sources: Array.from(bySource, ([source, n]) => ({ source, mentions: n })).sort(
      (a, b) => (order.get(a.source) ?? 0) - (order.get(b.source) ?? 0),
    ),
    confidential: family.some(({ id }) => confidential.has(id)),
    merged: family.filter(({ id }) => id !== own.id).map(({ id, name }) => ({ entity: id, name })),
    createdAt: own.createdAt,
    createdBy: own.createdBy,
  };
}

/** The rank of each source by its date of publication; those without a date come last, as they were added. */
export function publicationOrder(db: ReadableDB): Map<string, number> {
  const sources = listSources(db).map(({ id, facts }) => ({
    id,
    published: factValue(facts, 'published') ?? '\uffff',
  }));
  sources.sort((a, b) => (a.published < b.published ? -1 : a.published > b.published ? 1 : 0));
  return new Map(sources.map(({ id }, rank) => [id, rank]));
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
