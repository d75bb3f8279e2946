/** Reading when things are claimed to have happened, when the view opens and again when the case has changed. */
import { useEffect } from 'react';
import { service } from '../service';
import { useStore } from '../store';
import { updateOverview, useOverview } from './overview-state';

/** How long the case must have been left alone before it is read again, in milliseconds. */
const QUIET = 350;

/** Grows with each reading: the answer to an older one is not shown. */
let readings = 0;

/** Reads the dates of all claims. */
export async function readClaimDates(): Promise<void> {
  const reading = ++readings;
  try {
    const dates = await service.claimDates();
    if (reading === readings) updateOverview({ dates, failure: undefined });
  } catch (thrown) {
    const failure = thrown instanceof Error ? thrown.message : 'The dates could not be read.';
    if (reading === readings) updateOverview({ failure });
  }
}

/** Keeps the dates up to date while they are shown. */
export function useClaimDates(): void {
  const entries = useStore((now) => now.case?.entries);
  const gone = useStore((now) => now.serviceGone);
  useEffect(() => {
    if (entries === undefined || gone) return undefined;
    const timer = setTimeout(() => void readClaimDates(), useOverview.getState().dates === undefined ? 0 : QUIET);
    return () => {
      clearTimeout(timer);
      // What is being read may be of a source that is no longer there.
      readings++;
    };
  }, [entries, gone]);
  useEffect(
    () => () => {
      // Not kept while nobody looks: a source that is purged meanwhile is to leave no words here.
      updateOverview({ dates: undefined, failure: undefined });
    },
    [],
  );
}
