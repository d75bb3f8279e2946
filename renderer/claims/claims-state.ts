/** What the view "Claims" remembers while the window is open, beside the case itself. */
import { create } from 'zustand';
import type { MatchProposal, OriginSummary } from '../../domain/contract';
import type { StatementFilter } from './listed-statements';

interface ClaimsState extends StatementFilter {
  /** Best first; undefined until they were found once. */
  readonly proposals: readonly MatchProposal[] | undefined;
  readonly finding: 'idle' | 'running' | 'stopped' | 'failed';
  /** Id of the pair that is looked at. */
  readonly pair: string | undefined;
  /** Undefined until the sources were compared: who is independent of whom is not known before. */
  readonly origins: readonly OriginSummary[] | undefined;
  /** Why the statements can't be shown. */
  readonly failure: string | undefined;
  /** Id of the statement that is looked at. */
  readonly statement: string | undefined;
  /** The column of the matrix that the keyboard is in: 0 for the statements themselves, then the sources. */
  readonly column: number;
  readonly proposalsOpen: boolean;
}

/** The state of the view. */
export const useClaims = create<ClaimsState>()(() => ({
  proposals: undefined,
  finding: 'idle',
  pair: undefined,
  origins: undefined,
  failure: undefined,
  statement: undefined,
  column: 0,
  proposalsOpen: true,
  query: '',
  status: undefined,
  contradictions: false,
  order: 'listed',
}));

/** The state as it is now, for actions. */
export const claimsState = useClaims.getState;

/** Changes the state. */
export function updateClaims(changed: Partial<ClaimsState>): void {
  useClaims.setState(changed);
}
