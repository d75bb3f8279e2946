/** What the view "Overview" remembers while the window is open. */
import { create } from 'zustand';
import type { ClaimDates } from '../../domain/contract';
import type { Covered } from './coverage';
import type { SpanName } from './time-spans';

interface OverviewState {
  readonly part: 'timeline' | 'coverage';
  /** Undefined until they are read. */
  readonly dates: ClaimDates | undefined;
  /** Why they can't be shown. */
  readonly failure: string | undefined;
  readonly span: SpanName;
  readonly rows: 'source' | 'statement';
  readonly covered: Covered;
  /** True where all actors and places are shown. */
  readonly all: boolean;
}

/** The state of the view. */
export const useOverview = create<OverviewState>()(() => ({
  part: 'timeline',
  dates: undefined,
  failure: undefined,
  span: 'all',
  rows: 'source',
  covered: 'both',
  all: false,
}));

/** Changes the state. */
export function updateOverview(changed: Partial<OverviewState>): void {
  useOverview.setState(changed);
}
