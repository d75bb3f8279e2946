/** Saying things of claims and mentions: each is saved at once and said to be. */
import type { ClaimEdit, MentionTarget } from '../../domain/contract';
import type { MentionAnswer, Role } from '../../domain/entity';
import type { Tag } from '../../domain/tags';
import { counted, shortened } from '../counted';
import { undo } from '../history';
import { refusedByReadOnly, report, say } from '../messages';
import { commitBounds } from '../moving';
import { service } from '../service';
import { update } from '../store';

/** Does `work` and says that it is saved. False when the case could not be changed; why is then said. */
async function saving(key: string, what: string, work: () => Promise<unknown>): Promise<boolean> {
  if (refusedByReadOnly()) return false;
  await commitBounds();
  try {
    await work();
    say(`Saved · ${what}`);
    return true;
  } catch (thrown) {
    report(key, thrown);
    return false;
  }
}

/** Sets what is said of claims. `what` names it for the status: “speaker · the outlet itself”. */
export function saveClaims(ids: readonly string[], fields: ClaimEdit, what: string): Promise<boolean> {
  return saving('claim', ids.length === 1 ? what : `${what} · ${counted(ids.length, 'claim')}`, () =>
    service.setClaims(ids, fields),
  );
}

/** Makes an entity of the register the speaker of claims, or puts a new actor into the register for it. */
export function saveSpeaker(
  ids: readonly string[],
  target: NonNullable<MentionTarget>,
  name: string,
): Promise<boolean> {
  const speaker: ClaimEdit['speaker'] =
    'entity' in target
      ? { kind: 'entity', entity: target.entity }
      : { kind: 'new', name: target.create, type: target.type };
  return saving('claim', `speaker · ${shortened(name, 48)}`, () => service.setClaims(ids, { speaker }));
}

/** Says what the actor of a mention has to do with a claim. */
export function saveRole(claim: string, mention: string, role: Role | null, what: string): Promise<boolean> {
  return saving('role', `role · ${what}`, () => service.setRole(claim, mention, role));
}

/** Says which entity annotations refer to, and how sure that is. */
export function saveMention(
  ids: readonly string[],
  target: MentionTarget,
  answer: MentionAnswer,
  reason: string,
  what: string,
): Promise<boolean> {
  return saving('mention', ids.length === 1 ? what : `${what} · ${counted(ids.length, 'mention')}`, () =>
    service.linkMentions(ids, target, answer, reason),
  );
}

/** Sets the type of an entity. */
export function saveEntityType(entity: string, type: string, what: string): Promise<boolean> {
  return saving('entity', what, () => service.changeEntity(entity, { type }, ''));
}

/** Gives annotations another tag. */
export function retagAll(ids: readonly string[], tag: Tag): Promise<boolean> {
  return saving('retag', `${counted(ids.length, 'annotation')} · now ${tag}s`, () => service.retag(ids, tag));
}

/** Deletes annotations; one undo brings all of them back. */
export async function removeAll(ids: readonly string[]): Promise<boolean> {
  if (refusedByReadOnly()) return false;
  await commitBounds();
  try {
    await service.removeAnnotations(ids);
    say(`Deleted · ${counted(ids.length, 'annotation')}`, { label: 'Undo', run: () => void undo() });
    return true;
  } catch (thrown) {
    report('remove', thrown);
    return false;
  }
}

/** Opens the codebook. */
export function openCodebook(): void {
  update({ dialog: { kind: 'codebook' } });
}
