/** What is proposed and linked in the whole case. It is kept while another view is shown, and asked for anew when the case has changed. */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { MatchFindings, StatementSummary } from '../../domain/contract';
import { errorData, type ErrorData } from '../../domain/errors';
import { LEAST_PROPOSED } from '../../domain/matching/least-scores';
import { start } from '../messages';
import { service } from '../service';
import { useStore } from '../store';

/** Proposals below this are more often wrong than right; more than `most` nobody goes through. */
const QUERY = { minScore: LEAST_PROPOSED, most: 2000 };

/** What takes longer than this is waited for no more by what is known already, in milliseconds. */
const LONG = 300;

interface Findings {
  /** Undefined until everything was compared, or comparing was stopped. */
  readonly found: MatchFindings | undefined;
  readonly statements: readonly StatementSummary[];
  readonly failure: ErrorData | undefined;
  /** What is being asked: what is known already, or all, for which sources are compared. */
  readonly asking: 'known' | 'all' | undefined;
}

const useFound = create<Findings>()(() => ({
  found: undefined,
  statements: [],
  failure: undefined,
  asking: undefined,
}));

/** True when the case has changed since it was asked last. */
let outdated = false;

/** True when a person wants what was stopped to go on. */
let goesOn = false;

/** Asks the case, now or when it has answered. */
async function find(): Promise<void> {
  if (useFound.getState().asking) {
    outdated = true;
    start('statements', readStatements());
    return;
  }
  useFound.setState({ failure: undefined });
  try {
    do {
      outdated = false;
      await ask();
    } while (isOutdated());
    useFound.setState({ asking: undefined });
  } catch (thrown) {
    useFound.setState({ asking: undefined, failure: errorData(thrown) });
  }
}

/** Asks again, for what was stopped or has failed. */
export function goOn(): void {
  goesOn = true;
  void find();
}

function isOutdated(): boolean {
  return outdated;
}

async function ask(): Promise<void> {
  const { found: before } = useFound.getState();
  // What was stopped is looked at as it is; what is linked is shown at once where the rest takes long.
  const known = !goesOn && before?.complete === false;
  goesOn = false;
  useFound.setState({ asking: known ? 'known' : 'all' });
  const early = setTimeout(() => void readStatements().catch(() => undefined), before ? LONG : 0);
  try {
    const found = await service.findMatches({ ...QUERY, known });
    const statements = await service.listStatements();
    useFound.setState({ found, statements });
  } finally {
    clearTimeout(early);
  }
}

async function readStatements(): Promise<void> {
  useFound.setState({ statements: await service.listStatements() });
}

/** What is found, kept up to date while the view is shown. */
export function useFindings(): Findings {
  const now = useStore((state) => state.case);
  const gone = useStore((state) => state.serviceGone);
  useEffect(() => {
    if (!gone) void find();
  }, [now, gone]);
  return useFound();
}
