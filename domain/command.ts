/**
 * Commands: every change to a case is one of these, and the journal keeps them in this form. A payload holds all that
 * is needed to apply the command to an empty case again and to revert it; it never holds bytes, only their SHA-256.
 */
import * as z from 'zod';
import { FACT_BASES, FACT_FIELDS } from './source';
import { TAGS } from './tags';
import { BLOCK_KINDS } from './text';

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

/** The payload of every command that changes what a case holds. Such a command can be undone. */
export const CHANGE_PAYLOADS = {
  'source.add': z.strictObject({
    source: id,
    facts: z.array(fact),
    capture: z.strictObject({
      id,
      sha256,
      bytes: offset,
      mediaType: z.string(),
      encoding: z.string(),
      /** How it came in: `file`, `drop`, `paste`, `stdin`, `sample`. */
      via: z.string(),
      /** The file's name without its folder: paths of a machine stay on the machine. */
      name: z.string(),
    }),
    text: z.strictObject({
      id,
      sha256,
      /** UTF-16 code units. */
      length: offset,
      reader: z.string(),
      readerVersion: z.string(),
      blocks: z.array(z.strictObject({ kind: z.enum(BLOCK_KINDS), start: offset, end: offset })),
      warnings: z.array(z.strictObject({ code: z.string(), message: z.string() })),
    }),
  }),
  'annotation.add': annotation,
  'annotation.remove': annotation,
  'annotation.retag': z.strictObject({ annotation: id, from: tag, to: tag }),
  'annotation.note': z.strictObject({ annotation: id, from: z.string(), to: z.string() }),
} as const;

/** The payload of every kind of journal entry. */
export const PAYLOADS = {
  /** The first entry of a case; cannot be undone. */
  'case.create': z.strictObject({ case: id, app: z.string() }),
  ...CHANGE_PAYLOADS,
  /** Reverts the change of the journal entry with this id. */
  undo: z.strictObject({ entry: id }),
  /** Applies the change of the journal entry with this id again. */
  redo: z.strictObject({ entry: id }),
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
  switch (change.kind) {
    case 'source.add':
      return `import of “${shorten(change.payload.facts.find((f) => f.field === 'headline')?.value ?? change.payload.capture.name)}”`;
    case 'annotation.add':
      return `${change.payload.tag} mark on “${shorten(change.payload.exact)}”`;
    case 'annotation.remove':
      return `deletion of the ${change.payload.tag} mark on “${shorten(change.payload.exact)}”`;
    case 'annotation.retag':
      return `change of tag from ${change.payload.from} to ${change.payload.to}`;
    case 'annotation.note':
      return 'change of note';
  }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= 48 ? line : `${characters.slice(0, 47).join('')}…`;
}
