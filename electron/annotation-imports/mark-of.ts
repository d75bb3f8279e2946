/**
 * What is written of an annotation of a file: codes by their ids, and as words in the note whatever the case has no field
 * for, or no room in it.
 */
import type { ClaimPatch } from '../../domain/claim';
import { codesOf, type Code, type CodeList } from '../../domain/codebook';
import { claimForm, ENTITY_NAME_LIMIT, NOTE_LIMIT, REASON_LIMIT } from '../../domain/forms';
import type { Tag } from '../../domain/tags';
import type { ImportedMark } from '../../db/imported-annotations';
import { wellFormed } from '../../db/well-formed';
import type { ImportedAnnotation, ImportedClaim, ImportedEntity } from './imported-annotation';

/** An annotation as it is written, and the end of its note where that is longer than a note can be. */
export interface MadeMark {
  readonly mark: ImportedMark;
  readonly tooLong: string;
}

/** Makes an annotation with this tag at this place of a draft. */
export function markOf(
  draft: ImportedAnnotation,
  tag: Tag,
  place: Pick<ImportedMark, 'text' | 'start' | 'end'>,
  codebook: readonly Code[],
): MadeMark {
  const { created, creator } = draft;
  const left: string[] = draft.codes.map((code) => `Code: ${code}`);
  const entity = tag === 'claim' ? undefined : entityOf(draft.entity, tag, codebook, left);
  const claim = tag === 'claim' && draft.claim !== undefined ? claimOf(draft.claim, codebook, left) : undefined;
  if (tag === 'claim' && draft.entity !== undefined) left.push(`Refers to: ${draft.entity.name}`);
  if (tag !== 'claim' && draft.claim !== undefined) left.push(...claimWords(draft.claim));
  const note = wellFormed([draft.note, ...left].filter((part) => part !== '').join('\n'));
  return {
    mark: { ...place, tag, note: note.slice(0, NOTE_LIMIT), by: creator, at: created, entity, claim },
    tooLong: note.slice(NOTE_LIMIT),
  };
}

function entityOf(
  entity: ImportedEntity | undefined,
  tag: 'actor' | 'place',
  codebook: readonly Code[],
  left: string[],
): ImportedMark['entity'] {
  if (entity === undefined) return undefined;
  const name = nameOf(entity.name, left);
  if (name === '') return undefined;
  const type = codesOf(codebook, tag === 'place' ? 'place-type' : 'actor-type').find((one) => one.name === entity.type);
  return { name, type: type?.id ?? '', answer: entity.isUnsure ? 'unsure' : 'sure' };
}

/** A name on one line; one that is too long is cut, and goes to `left` whole. */
function nameOf(words: string, left: string[]): string {
  const name = words.replace(/\s+/gu, ' ').trim();
  return cut(name, ENTITY_NAME_LIMIT, 'Name', left);
}

function cut(words: string, limit: number, what: string, left: string[]): string {
  if (words.length > limit) left.push(`${what}: ${words}`);
  return wellFormed(words.slice(0, limit));
}

/** What is said of a claim, where the annotation is none. */
function claimWords(claim: ImportedClaim): string[] {
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['Speaker', claim.saidByOutlet === true ? 'outlet' : claim.speaker],
    ['Attribution', claim.attribution],
    ['Stance', claim.stance],
    ['Hedges', claim.hedges?.join('; ')],
    ['Dates', claim.periods?.map(({ exact }) => exact).join('; ')],
    ['Numbers', claim.numbers?.map(({ exact }) => exact).join('; ')],
    ['Status', claim.status],
    ['Reason', claim.statusReason],
    ['Importance', claim.importance],
  ];
  return lines.flatMap(([what, words]) => (words === undefined || words === '' ? [] : [`${what}: ${words}`]));
}

/** What is said of a claim; codes that the codebook does not have go to `left`, as words. */
function claimOf(claim: ImportedClaim, codebook: readonly Code[], left: string[]): NonNullable<ImportedMark['claim']> {
  const code = (list: CodeList, words: string | undefined): string | null => {
    if (words === undefined || words === '') return null;
    const wanted = words.toLowerCase();
    const found = codebook.find((one) => one.list === list && (one.id === words || one.name.toLowerCase() === wanted));
    if (found === undefined) left.push(`${list}: ${words}`);
    return found?.id ?? null;
  };
  const status = code('status', claim.status);
  const reason = claim.statusReason ?? '';
  if (status === null && reason !== '') left.push(`Reason: ${reason}`);
  const patch: ClaimPatch = {
    ...(claim.saidByOutlet === true && { speaker: { kind: 'outlet' } }),
    attribution:
      claim.attribution === undefined ? null : cut(claim.attribution, ATTRIBUTION_LIMIT, 'Attribution', left),
    stance: code('stance', claim.stance),
    hedges: claim.hedges ?? null,
    periods: claim.periods ?? null,
    numbers: claim.numbers ?? null,
    check:
      status === null
        ? null
        : {
            status,
            reason: cut(reason, REASON_LIMIT, 'Reason', left),
            ...{ at: claim.checkedAt ?? '', by: claim.checkedBy ?? '' },
          },
    importance: code('importance', claim.importance),
  };
  // Lists that no person could have entered here are left as they are.
  const lists = claimForm.pick({ hedges: true, periods: true, numbers: true });
  const { hedges, periods, numbers } = patch;
  if (!lists.safeParse({ hedges, periods, numbers }).success) {
    left.push(...[...(hedges ?? []), ...[...(periods ?? []), ...(numbers ?? [])].map(({ exact }) => exact)]);
    Object.assign(patch, { hedges: null, periods: null, numbers: null });
  }
  const speakerName = claim.speaker === undefined ? '' : nameOf(claim.speaker, left);
  return { ...patch, ...(speakerName !== '' && { speakerName }) };
}

/** In UTF-16 code units. */
const ATTRIBUTION_LIMIT = 2000;
