/**
 * What a change sets, field by field, with what was there when it was made. Where two people changed the same field
 * without knowing of each other, this is what tells it.
 */
import type { Change } from './command';

/** One field that a change sets. */
export interface ChangedField {
  /** What has the field: an id, or ids, that name it within the case. */
  readonly subject: string;
  /** The field in a person's words. */
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/**
 * The fields that a change sets. None for what only makes or takes away, for what two people can't disagree in (yes or
 * no), and for places in a list, of which the later is as good as the earlier.
 */
export function changedFields(change: Change): ChangedField[] {
  switch (change.kind) {
    case 'annotation.retag':
      return [fieldOf(change.payload.annotation, 'tag', change.payload)];
    case 'annotation.note':
      return [fieldOf(change.payload.annotation, 'note', change.payload)];
    case 'annotation.move':
      return [fieldOf(change.payload.annotation, 'bounds', change.payload)];
    case 'anchor.decide': {
      const { annotation, text } = change.payload.to;
      return [fieldOf(`${annotation} ${text}`, 'place', change.payload)];
    }
    case 'claim.set':
      return each(change.payload.annotation, change.payload);
    case 'mention.set':
      return [fieldOf(change.payload.annotation, 'entity', change.payload)];
    case 'role.set':
      return [fieldOf(`${change.payload.claim} ${change.payload.mention}`, 'role', change.payload)];
    case 'entity.change':
      return each(change.payload.entity, change.payload);
    case 'entity.merge':
      return [fieldOf(change.payload.entity, 'merge', change.payload)];
    case 'entity.pair':
      return [fieldOf(`${change.payload.a} ${change.payload.b}`, 'same or different', change.payload)];
    case 'code.set':
      return [fieldOf(`${change.payload.list} ${change.payload.code}`, 'code', change.payload)];
    case 'link.set':
      return [fieldOf(`${change.payload.a} ${change.payload.b}`, 'link', change.payload)];
    case 'statement.change':
      return each(change.payload.statement, change.payload).filter(({ field }) => field !== 'position');
    case 'statement.member':
      return [fieldOf(change.payload.claim, 'statement', change.payload)];
    case 'source.fact':
      return [fieldOf(change.payload.source, change.payload.field, change.payload)];
    case 'source.read':
      return [fieldOf(change.payload.source, 'text', change.payload)];
    case 'capture.add':
    case 'text.add': {
      // What was read from it is not what a person says, and goes before nothing that one does.
      const { source, from, text } = change.payload;
      return [fieldOf(source, 'text', { from, to: text.id })];
    }
    case 'source.add':
    case 'annotation.add':
    case 'annotation.remove':
    case 'entity.add':
    case 'entity.remove':
    case 'statement.add':
    case 'statement.remove':
    case 'suggestion.reject':
    case 'match.reject':
    case 'confidential.set':
      return [];
    case 'search.save':
      return [fieldOf(change.payload.search, 'kept search', change.payload)];
  }
}

function fieldOf(subject: string, field: string, { from, to }: { from: unknown; to: unknown }): ChangedField {
  return { subject, field, from, to };
}

function each(subject: string, { from, to }: { from: object; to: object }): ChangedField[] {
  const before = new Map<string, unknown>(Object.entries(from));
  return Object.entries(to).map(([field, value]) => ({
    subject,
    field,
    from: before.get(field) ?? null,
    to: value as unknown,
  }));
}
