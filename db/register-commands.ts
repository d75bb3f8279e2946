/**
 * The commands about the registers: entities, which mentions refer to them, and what people decided of them. Every
 * decision has its reason, and none takes anything away that undo could not bring back.
 */
import { randomUUID } from 'node:crypto';
import { nameKey } from '../domain/alias-index';
import { wallTime } from '../domain/clock';
import type { ClaimPatch, ClaimWish, NewSpeaker, Speaker } from '../domain/claim';
import {
  isEntityKind,
  type EntityFields,
  type EntityKind,
  type EntityPatch,
  type MentionAnswer,
  type PairAnswer,
  type Role,
} from '../domain/entity';
import { SourcemarkError } from '../domain/errors';
import { sayOfClaim } from './annotation-commands';
import { readAnnotation } from './annotations';
import type { CaseFile } from './case-file';
import { claimsBy, readClaim } from './claims';
import { beginGroup, commit, write, type Group } from './commit';
import { allEntities, mergedWith, pairAnswer, pairOf, pairsOf, readEntity, rootOf } from './entities';
import { nextStamp } from './journal';
import { countMentions, findMention, findRole } from './mentions';
import type { ReadableDB, WritableDB } from './sqlite';

/** What a new entity begins with. */
export interface EntityDraft extends Pick<EntityFields, 'name'> {
  readonly kind: EntityKind;
  readonly type?: string | undefined;
  readonly aliases?: EntityFields['aliases'] | undefined;
  /** Who placed it is filled in. */
  readonly location?: Omit<NonNullable<EntityFields['location']>, 'by'> | undefined;
}

/** Puts an actor or place into the register. Answers its id. Throws `bad-request` for a name of spaces. */
export function createEntity(file: CaseFile, draft: EntityDraft, reason: string): string {
  return write(file, (db) => {
    const group = beginGroup(db, file, `new ${draft.kind} “${draft.name}”`);
    return addEntity(db, file, group, draft, reason);
  });
}

/** Puts an entity into the register as part of a group. Answers its id. */
export function addEntity(db: WritableDB, file: CaseFile, group: Group, draft: EntityDraft, reason: string): string {
  const name = draft.name.replace(/\s+/gu, ' ').trim();
  if (name === '') throw new SourcemarkError('bad-request', `The ${draft.kind} needs a name.`);
  const stamp = nextStamp(db, file.author);
  const entity = {
    id: randomUUID(),
    kind: draft.kind,
    type: draft.type ?? '',
    name,
    note: '',
    aliases: draft.aliases ?? [],
    location: draft.location === undefined ? null : { ...draft.location, by: file.author.name },
    createdAt: wallTime(stamp.at),
    createdBy: stamp.by,
  };
  group.commit({ kind: 'entity.add', payload: { entity, reason } }, stamp);
  return entity.id;
}

/** What a person asks to be changed of an entity; who placed it is filled in. */
export type EntityChange = Omit<EntityPatch, 'location'> & {
  readonly location?: Omit<NonNullable<EntityFields['location']>, 'by'> | null | undefined;
};

/** Changes what the register says of an entity. Nothing is written where nothing differs. Throws `not-found`. */
export function changeEntity(file: CaseFile, id: string, changed: EntityChange, reason: string): void {
  write(file, (db) => {
    const { name, ...others } = changed;
    const wanted: EntityPatch = {
      ...others,
      ...(name !== undefined && { name: name.replace(/\s+/gu, ' ').trim() }),
      location: changed.location ? { ...changed.location, by: file.author.name } : changed.location,
    };
    if (wanted.name === '') throw new SourcemarkError('bad-request', 'A name has at least one character.');
    change(db, { commit: (one) => commit(db, file, one) }, id, wanted, reason);
  });
}

function change(db: ReadableDB, group: Group, id: string, wanted: EntityPatch, reason: string): void {
  const now = readEntity(db, id);
  const fields = (['name', 'type', 'note', 'aliases', 'location'] as const).filter(
    (field) => wanted[field] !== undefined && JSON.stringify(wanted[field]) !== JSON.stringify(now[field]),
  );
  if (fields.length === 0) return;
  const of = (entity: EntityPatch): object => Object.fromEntries(fields.map((field) => [field, entity[field]]));
  group.commit({ kind: 'entity.change', payload: { entity: id, from: of(now), to: of(wanted), reason } });
}

/**
 * Takes an entity out of the register. Throws `refused` while mentions or claims refer to it, or others were merged
 * into it.
 */
export function removeEntity(file: CaseFile, id: string, reason: string): void {
  write(file, (db) => {
    const { mergedInto, ...entity } = readEntity(db, id);
    const used =
      countMentions(db, [id]).length > 0 || claimsBy(db, id).length > 0 || mergedWith(db, id).length > 1 || mergedInto;
    if (used) {
      throw new SourcemarkError(
        'refused',
        `“${entity.name}” is still mentioned, speaks in a claim or is merged with another. Take that away first, or merge it.`,
      );
    }
    const group = beginGroup(db, file, `deletion of the ${entity.kind} “${entity.name}”`);
    for (const { other, answer } of pairsOf(db, id)) {
      group.commit({ kind: 'entity.pair', payload: { ...pairOf(id, other), from: answer, to: null, reason: '' } });
    }
    group.commit({ kind: 'entity.remove', payload: { entity, reason } });
  });
}

/**
 * Says that entities are the same: each of `ids` and all that was merged into it belongs to `into` from now on. Their
 * mentions stay their own, so that unmerging brings everything back. Throws `not-found` or `bad-request`.
 */
export function mergeEntities(file: CaseFile, ids: readonly string[], into: string, reason: string): void {
  write(file, (db) => {
    const root = readEntity(db, rootOf(db, into));
    const others = Array.from(new Set(ids.map((id) => rootOf(db, id)))).filter((id) => id !== root.id);
    if (others.length === 0) throw new SourcemarkError('bad-request', 'They are one entity already.');
    const names = others.map((id) => readEntity(db, id).name);
    const group = beginGroup(db, file, `merge of “${names.join('”, “')}” into “${root.name}”`);
    for (const id of others) {
      const other = readEntity(db, id);
      if (other.kind !== root.kind) {
        throw new SourcemarkError(
          'bad-request',
          `“${other.name}” and “${root.name}” can't be the same: an actor is no place.`,
        );
      }
      const answer = pairAnswer(db, id, root.id);
      if (answer !== null) {
        group.commit({ kind: 'entity.pair', payload: { ...pairOf(id, root.id), from: answer, to: null, reason: '' } });
      }
      group.commit({ kind: 'entity.merge', payload: { entity: id, from: null, to: root.id, reason } });
    }
  });
}

/** Says that a merged entity stands for itself again. Throws `not-found`, or `bad-request` where it was not merged. */
export function unmergeEntity(file: CaseFile, id: string, reason: string): void {
  write(file, (db) => {
    const { mergedInto: from, name } = readEntity(db, id);
    if (from === null) throw new SourcemarkError('bad-request', `“${name}” is not merged with another.`);
    const group = beginGroup(db, file, `unmerging of “${name}”`);
    group.commit({ kind: 'entity.merge', payload: { entity: id, from, to: null, reason } });
  });
}

/**
 * Gives some mentions of an entity to a new one: they are not the same. Answers the new entity's id. Throws `not-found`,
 * or `bad-request` where a mention is not one of the entity.
 */
export function splitEntity(
  file: CaseFile,
  id: string,
  annotations: readonly string[],
  draft: Omit<EntityDraft, 'kind'>,
  reason: string,
): string {
  return write(file, (db) => {
    const entity = readEntity(db, id);
    const family = new Set(mergedWith(db, rootOf(db, id)));
    if (annotations.length === 0) throw new SourcemarkError('bad-request', 'Choose the mentions that are of another.');
    const group = beginGroup(db, file, `split of “${draft.name}” from “${entity.name}”`);
    const type = draft.type ?? entity.type;
    const added = addEntity(db, file, group, { ...draft, type, kind: entity.kind }, reason);
    for (const annotation of annotations) {
      const from = findMention(db, annotation);
      if (from === null || !family.has(from.entity)) {
        throw new SourcemarkError(
          'bad-request',
          `A chosen mention is not one of “${entity.name}”. Nothing was changed.`,
        );
      }
      group.commit({
        kind: 'mention.set',
        payload: { annotation, from, to: { entity: added, answer: from.answer }, reason },
      });
    }
    return added;
  });
}

/** Says that two entities are not the same, or that it is unsure; null takes the answer back. Throws `not-found`. */
export function answerPair(
  file: CaseFile,
  first: string,
  second: string,
  answer: PairAnswer | null,
  reason: string,
): void {
  write(file, (db) => {
    const [one, other] = [rootOf(db, readEntity(db, first).id), rootOf(db, readEntity(db, second).id)];
    if (one === other) throw new SourcemarkError('bad-request', 'They are merged. Unmerge them first.');
    const from = pairAnswer(db, one, other);
    if (from === answer) return;
    commit(db, file, { kind: 'entity.pair', payload: { ...pairOf(one, other), from, to: answer, reason } });
  });
}

/** What a mention is linked to: an entity of the register, or a new one. */
export type MentionTarget = { readonly entity: string } | { readonly create: Omit<EntityDraft, 'kind'> };

/**
 * Says which entity annotations refer to; null for none. Answers the entity's id. Throws `not-found`, or `bad-request`
 * for an annotation of another kind.
 */
export function linkMentions(
  file: CaseFile,
  annotations: readonly string[],
  target: MentionTarget | null,
  answer: MentionAnswer,
  reason: string,
): string | undefined {
  return write(file, (db) => {
    const [first] = annotations.map((id) => readAnnotation(db, id));
    if (first === undefined) return undefined;
    const kind = first.tag;
    if (!isEntityKind(kind)) {
      throw new SourcemarkError('bad-request', 'A claim is no mention of an actor or place.');
    }
    const words = `“${first.exact.replace(/\s+/gu, ' ').slice(0, 48)}”`;
    const whose = annotations.length === 1 ? words : `${annotations.length} mentions`;
    const group = beginGroup(db, file, target === null ? `${whose} taken from the register` : `link of ${whose}`);
    if (target === null) {
      for (const id of annotations) link(db, group, id, null, 'sure', reason);
      return undefined;
    }
    const entity = 'entity' in target ? target.entity : addEntity(db, file, group, { ...target.create, kind }, reason);
    const { kind: entityKind, name } = readEntity(db, entity);
    for (const id of annotations) {
      if (readAnnotation(db, id).tag !== entityKind) {
        throw new SourcemarkError(
          'bad-request',
          `“${name}” is ${entityKind === 'actor' ? 'an actor' : 'a place'}; not every chosen mark is one.`,
        );
      }
      // What refers to one that was merged into this one goes on doing so: unmerging then takes it along.
      const known = findMention(db, id)?.entity;
      const isSame = known !== undefined && rootOf(db, known) === rootOf(db, entity);
      link(db, group, id, isSame ? known : entity, answer, reason);
    }
    return entity;
  });
}

/** Says which entity an annotation refers to, as part of a group. Nothing is written where nothing differs. */
export function link(
  db: WritableDB,
  group: Group,
  annotation: string,
  entity: string | null,
  answer: MentionAnswer,
  reason: string,
): void {
  const from = findMention(db, annotation);
  const to = entity === null ? null : { entity, answer };
  if (from?.entity === to?.entity && from?.answer === to?.answer) return;
  group.commit({ kind: 'mention.set', payload: { annotation, from, to, reason } });
}

/**
 * Sets what is said of claims; a new speaker is put into the register with it. Throws `not-found`, or `bad-request` for
 * an annotation that is no claim.
 */
export function setClaims(file: CaseFile, annotations: readonly string[], wanted: ClaimWish): void {
  write(file, (db) => {
    const fields = Object.keys(wanted).join(' and ').replace('check', 'checked status').replace('periods', 'dates');
    const many = annotations.length === 1 ? '' : ` of ${annotations.length} claims`;
    const group = beginGroup(db, file, `change of ${fields}${many}`);
    for (const id of annotations) checkIsClaim(db, id);
    const { speaker, ...others } = wanted;
    const said = speaker?.kind === 'new' ? newSpeaker(db, file, group, speaker) : speaker;
    for (const id of annotations) {
      sayOfClaim(db, group, id, timed(file, db, { ...others, ...(said !== undefined && { speaker: said }) }));
    }
  });
}

function newSpeaker(db: WritableDB, file: CaseFile, group: Group, { name, type }: NewSpeaker): Speaker {
  return { kind: 'entity', entity: addEntity(db, file, group, { kind: 'actor', name, type }, '') };
}

/** Who checked it and when is not for the window to say. */
function timed(file: CaseFile, db: WritableDB, wanted: ClaimPatch): ClaimPatch {
  if (wanted.check === null || wanted.check === undefined) return wanted;
  const { at, by } = nextStamp(db, file.author);
  return { ...wanted, check: { ...wanted.check, at: wallTime(at), by } };
}

/**
 * Says what the actor of a mention has to do with a claim; null for nothing. Whoever says it becomes the speaker of a
 * claim that has none, if the register knows them. Throws `not-found` or `bad-request`.
 */
export function setClaimRole(file: CaseFile, claim: string, mention: string, role: Role | null): void {
  write(file, (db) => {
    checkIsClaim(db, claim);
    const { tag, exact } = readAnnotation(db, mention);
    if (tag !== 'actor') throw new SourcemarkError('bad-request', `“${exact}” is not marked as an actor.`);
    const from = findRole(db, claim, mention);
    if (from === role) return;
    const group = beginGroup(db, file, 'role of an actor in a claim');
    group.commit({ kind: 'role.set', payload: { claim, mention, from, to: role } });
    const entity = role === 'says' ? findMention(db, mention)?.entity : undefined;
    if (entity !== undefined) speak(db, group, claim, entity);
  });
}

/** Makes an entity the speaker of a claim that has none. */
function speak(db: WritableDB, group: Group, claim: string, entity: string): void {
  if (readClaim(db, claim).speaker !== null) return;
  sayOfClaim(db, group, claim, { speaker: { kind: 'entity', entity: rootOf(db, entity) } });
}

function checkIsClaim(db: ReadableDB, id: string): void {
  const { tag, exact } = readAnnotation(db, id);
  if (tag !== 'claim') throw new SourcemarkError('bad-request', `“${exact.slice(0, 48)}” is not marked as a claim.`);
}

/** The entity of the register that has this name or another name spelled alike; undefined where none or several have. */
export function entityNamed(db: ReadableDB, kind: EntityKind, name: string): string | undefined {
  const [found, ...others] = entitiesNamed(db, kind, name);
  return others.length === 0 ? found : undefined;
}

/** Every entity of the register that has this name or another name spelled alike, or is sure to be meant by it. */
export function entitiesNamed(db: ReadableDB, kind: EntityKind, name: string): string[] {
  const key = nameKey(name);
  if (key === '') return [];
  const entities = allEntities(db).filter((entity) => entity.kind === kind);
  const named = entities.filter(
    ({ name: own, aliases }) => nameKey(own) === key || aliases.some((alias) => nameKey(alias.name) === key),
  );
  const byMention = countMentions(db)
    .filter(({ words, sure }) => sure > 0 && nameKey(words) === key)
    .map(({ entity }) => entity)
    .filter((id) => entities.some((entity) => entity.id === id));
  return Array.from(new Set([...named.map(({ id }) => id), ...byMention].map((id) => rootOf(db, id))));
}
