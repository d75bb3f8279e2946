/** What a person decides of a pair. Every decision is one change of the case, which undo takes back. */
import type { Relation } from '../../domain/link';
import type { PassageDraft } from '../../domain/contract';
import { refusedByReadOnly, say, start } from '../messages';
import { RELATION_WORDS } from '../relation-words';
import { service } from '../service';
import { otherSide, type PairSide, type SharedPair, type SideName } from './shared-pairs';

/** Links a pair, or says another relation of its link; the side that is read supports the other. */
export function relate(pair: SharedPair, side: SideName, relation: Relation): void {
  if (refusedByReadOnly()) return;
  start('link', related(pair, side, relation));
}

async function related(pair: SharedPair, side: SideName, relation: Relation): Promise<void> {
  const [from, to] = [pair[side], pair[otherSide(side)]];
  if (pair.kind === 'linked' && from.claim !== undefined && to.claim !== undefined) {
    await service.setLink({ from: from.claim, to: to.claim, relation });
  } else {
    await service.acceptMatch({ a: draftOf(from), b: draftOf(to), relation });
  }
  say(`Saved · pair ${pair.number} linked · ${RELATION_WORDS[relation].name.toLowerCase()}`);
}

/** Says that a proposed pair is not to be linked. */
export function reject(pair: SharedPair): void {
  const { proposal } = pair;
  if (proposal === undefined || refusedByReadOnly()) return;
  const rejected = service.rejectMatch(draftOf(proposal.a), draftOf(proposal.b), true).then(() => {
    say(`Saved · pair ${pair.number} rejected: these words are not proposed together again`);
  });
  start('reject', rejected);
}

/** Takes the link of a pair away; its claims stay. */
export function unlink(pair: SharedPair): void {
  const { link } = pair;
  if (link === undefined || refusedByReadOnly()) return;
  const removed = service.removeLink(link.from, link.to).then(() => {
    say(`Saved · link of pair ${pair.number} removed, both claims kept`);
  });
  start('unlink', removed);
}

/** Links two passages that a person chose. */
export function linkPassages(a: PassageDraft, b: PassageDraft): void {
  if (refusedByReadOnly()) return;
  const linked = service.acceptMatch({ a: draftOf(a), b: draftOf(b), relation: 'same' }).then(() => {
    say('Saved · the two passages are linked · same');
  });
  start('link', linked);
}

function draftOf({ text, start: from, end }: PassageDraft | PairSide): PassageDraft {
  return { text, start: from, end };
}
