/** Finding what sources have in common, when the view opens and again when the case has changed. */
import { useEffect } from 'react';
import type { MatchProposal } from '../../domain/contract';
import { LEAST_KEPT, LEAST_PROPOSED } from '../../domain/matching/least-scores';
import { report, start } from '../messages';
import { inPane, seek } from '../panes';
import { service } from '../service';
import { update, useStore } from '../store';
import { claimsState, updateClaims } from './claims-state';
import { pairId } from './pairs';

/** The most pairs that are proposed at once. */
const MOST = 500;

/** How long the case must have been left alone before it is asked again, in milliseconds. */
const QUIET = 350;

/** Grows with each decision: what was asked before it knows nothing of it. */
let decisions = 0;

/** Ids of the pairs that were decided last, the newest last: one that is proposed again was undone. */
let decided: string[] = [];

/** Takes a pair out of what is proposed and looks at the next. */
export function dropPair(id: string): void {
  const { proposals = [] } = claimsState();
  const at = proposals.findIndex((one) => pairId(one) === id);
  if (at < 0) return;
  decisions++;
  decided = [...decided.filter((other) => other !== id).slice(-50), id];
  const left = proposals.filter((_, index) => index !== at);
  const next = left[Math.min(at, left.length - 1)];
  updateClaims({ proposals: left, pair: next && pairId(next) });
}

/** True when the case has changed since it was asked last. */
let outdated = false;

/** Finds the pairs, unless a person has stopped that; `again` takes that back. */
export async function findPairs(again = false): Promise<void> {
  const { finding } = claimsState();
  if (finding === 'running') outdated = true;
  if (finding === 'running' || (finding === 'stopped' && !again)) return;
  updateClaims({ finding: 'running' });
  try {
    let complete = true;
    do {
      outdated = false;
      const before = decisions;
      const minScore = claimsState().weaker ? LEAST_KEPT : LEAST_PROPOSED;
      const found = await service.findMatches({ minScore, most: MOST });
      complete = found.complete;
      if (before === decisions) takeProposals(found.proposals);
      else outdated = true;
    } while (outdated && complete);
    updateClaims({ finding: complete ? 'idle' : 'stopped' });
    // Asking for origins would go on with what was stopped.
    if (complete) updateClaims({ origins: await service.listOrigins() });
  } catch (thrown) {
    updateClaims({ finding: 'failed' });
    report('find-matches', thrown);
  }
}

function takeProposals(proposals: readonly MatchProposal[]): void {
  const { proposals: before = [], pair } = claimsState();
  const ids = proposals.map(pairId);
  const back = decided.findLast((id) => ids.includes(id));
  if (back !== undefined) decided = decided.filter((id) => !ids.includes(id));
  const kept = pair !== undefined && ids.includes(pair) ? pair : undefined;
  const at = before.findIndex((one) => pairId(one) === pair);
  const current = back ?? kept ?? ids[Math.min(Math.max(at, 0), ids.length - 1)];
  // What had the keyboard goes from the page when it is decided.
  const within = inPane('proposals') || document.activeElement === document.body;
  updateClaims({ proposals, pair: current });
  if (within && current !== pair) focusPair();
}

/** Moves the keyboard to the pair that is looked at. It may come onto the page only after its list has scrolled. */
export function focusPair(): void {
  seek('[data-pane="proposals"] li[aria-current] button', 8);
}

/** Proposes pairs too that are more often wrong than right, or no longer. False while nothing can be found. */
export function toggleWeaker(): boolean {
  const { weaker, finding } = claimsState();
  if (finding === 'stopped' || finding === 'failed') return false;
  updateClaims({ weaker: !weaker });
  void findPairs();
  return true;
}

/** Has comparing stop; what was found so far is shown. */
export function stopFinding(): void {
  start('stop-matching', service.stopMatching());
}

/** Reads the statements. */
export async function readStatements(): Promise<void> {
  try {
    update({ statements: await service.listStatements() });
    updateClaims({ failure: undefined });
  } catch (thrown) {
    updateClaims({ failure: thrown instanceof Error ? thrown.message : 'The statements could not be read.' });
  }
}

/** Keeps what is found up to date while the view is shown. */
export function useFinding(): void {
  const entries = useStore((now) => now.case?.entries);
  const gone = useStore((now) => now.serviceGone);
  const ready = entries !== undefined && !gone;
  useEffect(() => {
    // Later changes of the case tell of statements.
    if (ready) void readStatements();
  }, [ready]);
  useEffect(() => {
    if (!ready) return undefined;
    const timer = setTimeout(() => void findPairs(), claimsState().proposals === undefined ? 0 : QUIET);
    return () => {
      clearTimeout(timer);
    };
  }, [entries, ready]);
}
