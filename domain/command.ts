/**
 * Commands: every change to a case is one of these, and the journal keeps them in this form. A payload holds all that
 * is needed to apply the command to an empty case again and to revert it; it never holds bytes, only their SHA-256.
 */
import * as z from 'zod';
import { ANCHOR_STATES } from './anchor-state';
import { CODE_LISTS } from './codebook';
import { CONFIDENTIAL_KINDS } from './confidential';
import { ENTITY_KINDS, MENTION_ANSWERS, PAIR_ANSWERS, ROLES } from './entity';
import {
  claimForm,
  codeForm,
  entityFieldsForm,
  linkForm,
  REASON_LIMIT,
  savedSearchForm,
  statementFieldsForm,
} from './forms';
import { FACT_BASES, FACT_FIELDS } from './source';
import { TAGS } from './tags';
import { BLOCK_KINDS, TEXT_EXTENTS } from './text';

const id = z.string().min(1).max(64);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const offset = z.number().int().nonnegative();
const tag = z.enum(TAGS);

const annotation = z.strictObject({
  id,
  text: id,
  start: offset,
  end: offset,
  tag,
  exact: z.string().min(1),
  prefix: z.string(),
  suffix: z.string(),
  note: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
});

const fact = z.strictObject({
  field: z.enum(FACT_FIELDS),
  value: z.string().min(1),
  basis: z.enum(FACT_BASES),
  reason: z.string(),
});

/** The bytes of a source at one moment. */
const capture = z.strictObject({
  id,
  sha256,
  bytes: offset,
  mediaType: z.string(),
  encoding: z.string(),
  /** How it came in: `file`, `drop`, `paste`, `stdin`, `sample`. */
  via: z.string(),
  /** The file's name without its folder: paths of a machine stay on the machine. */
  name: z.string(),
  /** Which document of the bytes it is, where they hold several; empty where they are one. */
  member: z.string().default(''),
  /** When a web archive or the like says that it was captured, ISO 8601; empty where nothing says so. */
  recordedAt: z.string().default(''),
  /** The address that it was captured from, where a web archive or the like says so. */
  url: z.string().default(''),
});

/** What a reader extracted. */
const text = z.strictObject({
  id,
  sha256,
  /** UTF-16 code units. */
  length: offset,
  reader: z.string(),
  readerVersion: z.string(),
  blocks: z.array(
    z.strictObject({
      kind: z.enum(BLOCK_KINDS),
      start: offset,
      end: offset,
      page: z.number().int().positive().optional(),
    }),
  ),
  warnings: z.array(z.strictObject({ code: z.string(), message: z.string() })),
  extent: z.enum(TEXT_EXTENTS).default('article'),
  hasExtents: z.boolean().default(false),
  /** What the bytes were read with; empty in entries of the first form, where it is the capture's. */
  encoding: z.string().default(''),
});

/** What is known of a field before and after; null where nothing is. */
const factChange = z.strictObject({ field: z.enum(FACT_FIELDS), from: fact.nullable(), to: fact.nullable() });

/** Where an annotation stands in a text that it was not made in. */
const anchor = z.strictObject({
  annotation: id,
  text: id,
  state: z.enum(ANCHOR_STATES),
  score: z.number(),
  margin: z.number(),
  /** Null where no place was found. For `uncertain`, the best of the places that were found. */
  start: offset.nullable(),
  end: offset.nullable(),
  /** True when a person decided it. */
  decided: z.boolean(),
});

/** A place of a text with its words. */
const selector = z.strictObject({
  start: offset,
  end: offset,
  exact: z.string().min(1),
  prefix: z.string(),
  suffix: z.string(),
});

const entity = entityFieldsForm.extend({
  id,
  kind: z.enum(ENTITY_KINDS),
  createdAt: z.string(),
  createdBy: z.string(),
});

/** A statement without its words, which are changes of their own: a purge of one of its sources empties them alone. */
const bareStatement = statementFieldsForm.omit({ title: true, note: true }).extend({
  id,
  createdAt: z.string(),
  createdBy: z.string(),
});

/** A passage of a source; `words` are folded. */
const rejectedPassage = z.strictObject({ source: id, words: z.string().min(1) });

/** Which entity a mention refers to. */
const mention = z.strictObject({ entity: id, answer: z.enum(MENTION_ANSWERS) });

/** Why a person decided it; empty where they gave no reason. */
const reason = z.string().max(REASON_LIMIT);

/** The payload of every command that changes what a case holds. Such a command can be undone. */
const CHANGE_FORMS = {
  'source.add': z.strictObject({ source: id, facts: z.array(fact), capture, text }),
  /** Another capture of a known source. Its text is read from now on, and annotations are carried over to it. */
  'capture.add': z.strictObject({
    source: id,
    capture,
    text,
    /** The text that was read before. */
    from: id,
    facts: z.array(factChange),
    anchors: z.array(anchor),
  }),
  /** Another text of a capture, by another reader, encoding or extent; it is read from now on. */
  'text.add': z.strictObject({
    source: id,
    capture: id,
    text,
    from: id,
    facts: z.array(factChange),
    anchors: z.array(anchor),
  }),
  /** Another of the texts that a source has is read from now on. */
  'source.read': z.strictObject({ source: id, from: id, to: id, anchors: z.array(anchor) }),
  /** A person corrects what is known of a source. */
  'source.fact': factChange.extend({ source: id }),
  'annotation.add': annotation,
  'annotation.remove': annotation.extend({ anchors: z.array(anchor).default([]) }),
  'annotation.retag': z.strictObject({ annotation: id, from: tag, to: tag }),
  'annotation.note': z.strictObject({ annotation: id, from: z.string(), to: z.string() }),
  /** A person says where an annotation stands in a text, or that it stands nowhere in it. */
  'anchor.decide': z.strictObject({ from: anchor.nullable(), to: anchor }),
  /** Another span of the same text. Where the annotation stands in other texts is looked for again. */
  'annotation.move': z.strictObject({
    annotation: id,
    from: selector,
    to: selector,
    anchorsFrom: z.array(anchor),
    anchorsTo: z.array(anchor),
  }),
  /** What a person says of a claim: the fields that change, before and after. */
  'claim.set': z.strictObject({ annotation: id, from: claimForm.partial(), to: claimForm.partial() }),
  /** Which entity a mention refers to; null for none. */
  'mention.set': z.strictObject({ annotation: id, from: mention.nullable(), to: mention.nullable(), reason }),
  /** What the actor of a mention has to do with a claim; null for nothing. */
  'role.set': z.strictObject({
    claim: id,
    mention: id,
    from: z.enum(ROLES).nullable(),
    to: z.enum(ROLES).nullable(),
  }),
  'entity.add': z.strictObject({ entity, reason }),
  'entity.remove': z.strictObject({ entity, reason }),
  /** The fields that change, before and after. */
  'entity.change': z.strictObject({
    entity: id,
    from: entityFieldsForm.partial(),
    to: entityFieldsForm.partial(),
    reason,
  }),
  /** An entity is the same as another (`to`), or stands for itself again (null). Its mentions stay its own. */
  'entity.merge': z.strictObject({ entity: id, from: id.nullable(), to: id.nullable(), reason }),
  /** What a person says of two entities that are not merged; null where they take it back. `a` sorts before `b`. */
  'entity.pair': z.strictObject({
    a: id,
    b: id,
    from: z.enum(PAIR_ANSWERS).nullable(),
    to: z.enum(PAIR_ANSWERS).nullable(),
    reason,
  }),
  /** A code of the codebook as a person wants it; null where it is as every case begins with it, or not there. */
  'code.set': z.strictObject({
    list: z.enum(CODE_LISTS),
    code: z.string().min(1).max(64),
    from: codeForm.nullable(),
    to: codeForm.nullable(),
  }),
  /** Words that a person does not want to be proposed under a tag again. `words` are folded. */
  'suggestion.reject': z.strictObject({
    source: id,
    tag,
    words: z.string().min(1),
    from: z.boolean(),
    to: z.boolean(),
  }),
  /** The link of two claims; null for none. `a` sorts before `b`. */
  'link.set': z.strictObject({ a: id, b: id, from: linkForm.nullable(), to: linkForm.nullable() }),
  /** A statement that has no claims and no words. */
  'statement.add': z.strictObject({ statement: bareStatement }),
  'statement.remove': z.strictObject({ statement: bareStatement }),
  /** One field before and after; its words are entries of their own. `absorbed`: the statement that they were taken from. */
  'statement.change': z.strictObject({
    statement: id,
    from: statementFieldsForm.partial(),
    to: statementFieldsForm.partial(),
    absorbed: id.optional(),
  }),
  /** The statement that a claim belongs to; null for none. */
  'statement.member': z.strictObject({ claim: id, from: id.nullable(), to: id.nullable() }),
  /** Whether two passages are not to be proposed to be linked again. */
  'match.reject': z.strictObject({ a: rejectedPassage, b: rejectedPassage, from: z.boolean(), to: z.boolean() }),
  /** Whether a source, or an entity, is to be kept out of what is published. `id` is that of the source or entity. */
  'confidential.set': z.strictObject({
    of: z.enum(CONFIDENTIAL_KINDS),
    id,
    from: z.boolean(),
    to: z.boolean(),
  }),
  /** A search that is kept; null where it is not, or no longer. */
  'search.save': z.strictObject({ search: id, from: savedSearchForm.nullable(), to: savedSearchForm.nullable() }),
} as const;

type ChangeForms = typeof CHANGE_FORMS;

/** What every change may carry beside its own payload. */
const GROUP = {
  /**
   * Changes of the same group are undone and redone together, and called by its title. Each is an entry of its own, so
   * that a purge can empty it.
   */
  group: z.strictObject({ id, title: z.string().min(1).max(200) }).optional(),
};

/** What changes that belong together have in common. */
export type ChangeGroup = Readonly<z.infer<typeof GROUP.group>> & object;

/** The forms of the payloads of changes. */
export const CHANGE_PAYLOADS = Object.fromEntries(
  Object.entries(CHANGE_FORMS).map(([kind, form]) => [kind, (form as z.ZodObject).extend(GROUP)]),
) as unknown as {
  readonly [K in keyof ChangeForms]: z.ZodType<z.infer<ChangeForms[K]> & { group?: ChangeGroup | undefined }>;
};

/** The payload of every kind of journal entry. */
export const PAYLOADS = {
  /** The first entry of a case; cannot be undone. */
  'case.create': z.strictObject({ case: id, app: z.string() }),
  ...CHANGE_PAYLOADS,
  /** Reverts the change of the journal entry with this id. */
  undo: z.strictObject({ entry: id }),
  /** Applies the change of the journal entry with this id again. */
  redo: z.strictObject({ entry: id }),
  /** Empties the payloads of these entries and forgets the source that they are about. Cannot be undone. */
  'source.purge': z.strictObject({
    source: id,
    entries: z.array(id),
    /** Actors and places that were mentioned nowhere else. */
    entities: z.array(id).default([]),
    /** Statements that had claims of no other source. */
    statements: z.array(id).default([]),
    /** Statements that had claims of other sources too: their titles and notes are taken away. */
    untitled: z.array(id).default([]),
    reason: z.string(),
    captures: offset,
    texts: offset,
    annotations: offset,
  }),
  /** A purge empties an entry too that was made without knowing of it, in another copy of the case. Made by a merge. */
  'purge.reach': z.strictObject({ purge: id, entry: id }),
  /** Where annotations of one copy of a case stand in the text that another one reads. Made by a merge. */
  'anchor.carry': z.strictObject({ source: id, anchors: z.array(anchor) }),
} as const;

export type CommandKind = keyof typeof PAYLOADS;
export type ChangeKind = keyof typeof CHANGE_PAYLOADS;
export type Payload<K extends CommandKind> = z.infer<(typeof PAYLOADS)[K]>;

/** A change with its payload, for each kind of change. */
export type Change = { [K in ChangeKind]: { readonly kind: K; readonly payload: Payload<K> } }[ChangeKind];

/** True when entries of this kind change what the case holds and can be undone. */
export function isChangeKind(kind: string): kind is ChangeKind {
  return Object.hasOwn(CHANGE_PAYLOADS, kind);
}

/** True when `kind` is a kind of journal entry that this version knows. */
export function isCommandKind(kind: string): kind is CommandKind {
  return Object.hasOwn(PAYLOADS, kind);
}

/** What a change does, in words for a person: "the mark on “Daraa”". Used in messages about undo and redo. */
export function describeChange(change: Change): string {
  return change.payload.group?.title ?? describeOne(change);
}

function describeOne(change: Change): string {
  switch (change.kind) {
    case 'source.add':
      return `import of “${shorten(change.payload.facts.find((f) => f.field === 'headline')?.value ?? change.payload.capture.name)}”`;
    case 'capture.add':
      return `new capture “${shorten(change.payload.capture.name)}”`;
    case 'text.add':
      return change.payload.text.extent === 'whole' ? 'switch to the whole page' : 'new reading of the capture';
    case 'source.read':
      return 'switch to another text of the source';
    case 'source.fact':
      return `correction of the ${change.payload.field}`;
    case 'annotation.add':
      return `${change.payload.tag} mark on “${shorten(change.payload.exact)}”`;
    case 'annotation.remove':
      return `deletion of the ${change.payload.tag} mark on “${shorten(change.payload.exact)}”`;
    case 'annotation.retag':
      return `change of tag from ${change.payload.from} to ${change.payload.to}`;
    case 'annotation.note':
      return 'change of note';
    case 'anchor.decide':
      return 'decision where a mark belongs';
    case 'annotation.move':
      return `new bounds of the mark, now “${shorten(change.payload.to.exact)}”`;
    case 'claim.set':
      return `change of the claim’s ${Object.keys(change.payload.to).map(fieldName).join(' and ')}`;
    case 'mention.set':
      return change.payload.to === null ? 'mention taken from its entity' : 'mention linked to an entity';
    case 'role.set':
      return 'role of an actor in a claim';
    case 'entity.add':
      return `new ${change.payload.entity.kind} “${shorten(change.payload.entity.name)}”`;
    case 'entity.remove':
      return `deletion of the ${change.payload.entity.kind} “${shorten(change.payload.entity.name)}”`;
    case 'entity.change':
      return `change of ${Object.keys(change.payload.to).map(fieldName).join(' and ')} in the register`;
    case 'entity.merge':
      return change.payload.to === null ? 'unmerging in the register' : 'merge in the register';
    case 'entity.pair':
      return 'answer whether two entities are the same';
    case 'code.set':
      return `change of “${shorten(change.payload.to?.name ?? change.payload.from?.name ?? change.payload.code)}” in the codebook`;
    case 'suggestion.reject':
      return `rejection of “${shorten(change.payload.words)}”`;
    case 'link.set':
      return change.payload.to === null
        ? 'removal of a link between two claims'
        : `link of two claims: ${change.payload.to.relation}`;
    case 'statement.add':
      return 'new statement';
    case 'statement.remove':
      return 'removal of a statement';
    case 'statement.change':
      return `change of a statement’s ${Object.keys(change.payload.to).map(fieldName).join(' and ')}`;
    case 'statement.member':
      return change.payload.to === null ? 'claim taken from its statement' : 'claim put into a statement';
    case 'match.reject':
      return change.payload.to ? 'rejection of a proposed link' : 'taking back of the rejection of a proposed link';
    case 'confidential.set':
      return `${change.payload.to ? 'marking' : 'unmarking'} ${change.payload.of === 'source' ? 'a source' : 'an actor or place'} as confidential`;
    case 'search.save': {
      const { from, to } = change.payload;
      return `${to === null ? 'removal' : from === null ? 'keeping' : 'change'} of the search “${shorten((to ?? from)?.name ?? '')}”`;
    }
  }
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  check: 'checked status',
  periods: 'dates',
  location: 'place on the map',
  aliases: 'other names',
  pinned: 'pin',
  position: 'place in the list',
};

function fieldName(field: string): string {
  return FIELD_NAMES[field] ?? field;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= 48 ? line : `${characters.slice(0, 47).join('')}…`;
}
