/** What a person decides in the view "Claims". A press never waits for the one before: the service is told in order. */
import type { MatchProposal, StatementEdit } from '../../domain/contract';
import type { ClaimLink, Relation } from '../../domain/link';
import { refusedByReadOnly, report, say } from '../messages';
import { service } from '../service';
import { claimsState } from './claims-state';
import { dropPair, findPairs, focusPair } from './finding';
import { pairId, passageBounds } from './pairs';

/** How a relation is told of, once it is saved. */
const SAVED_AS: Readonly<Record<Relation, string>> = {
  same: 'the two say the same',
  differs: 'the two differ',
  contradicts: 'the two contradict each other',
  supports: 'the first supports the second',
};

/** The pair that is looked at. */
function currentPair(): MatchProposal | undefined {
  const { proposals, pair } = claimsState();
  return proposals?.find((one) => pairId(one) === pair);
}

/** Links the pair that is looked at, with the proposed relation unless another is given. */
export function acceptPair(relation?: Relation): boolean {
  const pair = currentPair();
  if (pair === undefined) return false;
  const as = relation ?? pair.relation;
  decide(
    pair,
    () => service.acceptMatch({ a: passageBounds(pair.a), b: passageBounds(pair.b), relation: as }),
    SAVED_AS[as],
  );
  return true;
}

/** Says that the pair that is looked at has nothing to do with each other: it is not proposed again. */
export function rejectPair(): boolean {
  const pair = currentPair();
  if (pair === undefined) return false;
  const [a, b] = [pair.a, pair.b].map(({ text, start, end }) => ({ text, start, end }));
  if (a && b) decide(pair, () => service.rejectMatch(a, b, true), 'rejected, and not proposed again');
  return true;
}

function decide(pair: MatchProposal, tell: () => Promise<unknown>, words: string): void {
  if (refusedByReadOnly()) return;
  dropPair(pairId(pair));
  focusPair();
  run('decide-pair', tell(), words);
}

/** Changes what a person says of a statement. */
export function editStatement(statement: string, edit: StatementEdit, words: string): void {
  if (!refusedByReadOnly()) run('edit-statement', service.changeStatement(statement, edit), words);
}

/** Gives a link another relation. */
export function relate({ from, to }: Pick<ClaimLink, 'from' | 'to'>, relation: Relation): void {
  if (!refusedByReadOnly()) run('relate', service.setLink({ from, to, relation }), SAVED_AS[relation]);
}

/** Takes a link away. */
export function unrelate({ from, to }: Pick<ClaimLink, 'from' | 'to'>): void {
  if (!refusedByReadOnly()) run('unrelate', service.removeLink(from, to), 'the link is removed');
}

/** Lists a statement before another, or after all others (null). */
export function placeStatement(statement: string, before: string | null): void {
  if (!refusedByReadOnly()) run('place-statement', service.moveStatement(statement, before), 'the statement is moved');
}

function run(key: string, told: Promise<unknown>, words: string): void {
  told.then(
    () => {
      say(`Saved · ${words}`);
    },
    (thrown: unknown) => {
      report(key, thrown);
      // What was taken out of the list may be open still.
      void findPairs();
    },
  );
}
