/** What the view "Claims" remembers while the window is open, beside the case itself. */
import { create } from 'zustand';
import type { MatchProposal, OriginSummary } from '../../domain/contract';
import { NO_FILTER, type StatementFilter, type StatementOrder } from './listed-statements';

interface ClaimsState extends StatementFilter {
  readonly order: StatementOrder;
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
  /** True where pairs are proposed too that are more often wrong than right. */
  readonly weaker: boolean;
  /** True while the filters by actor, place and date are shown. */
  readonly filtersOpen: boolean;
  /** Ids of the statements that are chosen to be merged. */
  readonly picked: readonly string[];
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
  weaker: false,
  filtersOpen: false,
  picked: [],
  order: 'listed',
  ...NO_FILTER,
}));

/** The state as it is now, for actions. */
export const claimsState = useClaims.getState;

/** Changes the state. */
export function updateClaims(changed: Partial<ClaimsState>): void {
  useClaims.setState(changed);
}
