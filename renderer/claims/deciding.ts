/** What a person decides in the view "Claims". A press never waits for the one before: the service is told in order. */
import type { MatchProposal, StatementEdit, StatementSummary } from '../../domain/contract';
import type { ClaimLink, Relation } from '../../domain/link';
import { counted } from '../counted';
import { refusedByReadOnly, report, say } from '../messages';
import { seek } from '../panes';
import { service } from '../service';
import { update } from '../store';
import { claimsState, updateClaims } from './claims-state';
import { dropPair, findPairs, focusPair } from './finding';
import { pairId, passageBounds } from './pairs';
import { unpick } from './picking';

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

/**
 * Says that statements are about one thing. They go on as the first that has a title, or else as the first. False where
 * there are not two.
 */
export function mergeStatements(chosen: readonly StatementSummary[]): boolean {
  const into = chosen.find(({ title }) => title !== '') ?? chosen[0];
  if (into === undefined || chosen.length < 2) return false;
  if (refusedByReadOnly()) return true;
  const others = chosen.filter((one) => one !== into).map(({ statement }) => statement);
  const merged = service.mergeStatements(others, into.statement).then(() => {
    unpick();
    lookAt(into.statement);
  });
  run('merge-statements', merged, `${chosen.length} statements are one now`);
  return true;
}

/** Gives claims of a statement to a new one, which is then looked at. False where none would be left. */
export function splitOff({ statement, cells }: StatementSummary, claims: readonly string[]): boolean {
  const all = cells.reduce((sum, cell) => sum + cell.claims.length, 0);
  if (claims.length === 0) return false;
  if (refusedByReadOnly()) return true;
  if (claims.length === all) {
    say('Nothing would be left of the statement: there is nothing to split.');
    return true;
  }
  const split = service.splitStatement(statement, claims).then(lookAt);
  run('split-statement', split, `${counted(claims.length, 'claim')} split off into a statement of its own`);
  return true;
}

/** Shows a statement in its view, with the keyboard in it. */
export function lookAtStatement(statement: string): void {
  update({ view: 'claims' });
  lookAt(statement, 60);
}

/** Brings a statement that has just come to be as it is into view, with the keyboard in it. */
function lookAt(statement: string, patience = 8): void {
  updateClaims({ statement, column: 0 });
  seek(`[data-pane="statements"] [data-stop]`, patience);
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
