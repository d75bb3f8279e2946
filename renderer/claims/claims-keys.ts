/** What keys do in the view "Claims": with the pair that is looked at, and with statements. Each answers whether it did. */
import type { StatementSummary } from '../../domain/contract';
import { say } from '../messages';
import { focusPane, inPane } from '../panes';
import { relationOf } from '../relation-words';
import { acceptPair, mergeStatements, rejectPair, splitOff } from './deciding';
import { toggleWeaker } from './finding';
import { unpick } from './picking';

/** Does what a key asks of the pair that is looked at. */
export function runPairKey(name: string): boolean {
  // On a button outside of the list Enter presses it.
  const listed =
    document.activeElement === document.body || document.activeElement?.closest('li') instanceof HTMLElement;
  const relation = relationOf(name);
  if (relation !== undefined) return acceptPair(relation);
  switch (name) {
    case 'enter':
      return listed && acceptPair();
    case 'y':
      return acceptPair();
    case 'x':
      return rejectPair();
    case 'w':
      return toggleWeaker();
    default:
      return false;
  }
}

/** Does what a key asks of the statement that is looked at, or of those that are chosen. */
export function runStatementKey(
  name: string,
  current: StatementSummary | undefined,
  chosen: readonly StatementSummary[],
): boolean {
  if (!inPane('statements') && !inPane('statement')) return false;
  switch (name) {
    case 'm':
      if (!mergeStatements(chosen)) say('Choose two statements or more to merge them: Space or Shift+arrows choose.');
      return true;
    case 's':
      return current !== undefined && splitOff(current, claimsAtKeyboard(current));
    case 'escape':
      if (inPane('statement')) focusPane('statements');
      else if (chosen.length > 0) unpick();
      else return false;
      return true;
    default:
      return false;
  }
}

/** The claims that the keyboard is on: one of the pane, or those of the cell of the matrix. */
function claimsAtKeyboard({ cells }: StatementSummary): string[] {
  const focused = document.activeElement;
  const claim = focused?.closest<HTMLElement>('[data-claim]')?.dataset['claim'];
  if (claim !== undefined) return [claim];
  const source = focused?.closest<HTMLElement>('[data-source]')?.dataset['source'];
  const cell = cells.find((one) => one.source === source);
  if (cell === undefined) say('Go to the quote that is about another thing: s makes a statement of its own of it.');
  return cell?.claims.map(({ annotation }) => annotation) ?? [];
}
