/** What is compared, out of the case: the chosen sources, what is proposed and what is linked; read again when it changes. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { MatchFindings, OpenedSource, StatementSummary } from '../../domain/contract';
import { errorData } from '../../domain/errors';
import { LEAST_PROPOSED } from '../../domain/matching/least-scores';
import { service } from '../service';
import { useStore } from '../store';

/** More than `most` nobody goes through. */
const QUERY = { minScore: LEAST_PROPOSED, most: 2000 };

interface Findings {
  /** Undefined until everything was compared, or comparing was stopped. */
  readonly found: MatchFindings | undefined;
  readonly statements: readonly StatementSummary[];
  readonly failure: string | undefined;
  /** Asks again, for what was stopped or has failed. */
  readonly again: () => void;
}

/** What is proposed and linked in the whole case. */
export function useFindings(): Findings {
  const now = useStore((state) => state.case);
  const [attempt, setAttempt] = useState(0);
  const [found, setFound] = useState<MatchFindings>();
  const [statements, setStatements] = useState<readonly StatementSummary[]>([]);
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    let left = false;
    Promise.all([service.findMatches(QUERY), service.listStatements()]).then(
      ([findings, listed]) => {
        if (left) return;
        setFound(findings);
        setStatements(listed);
        setFailure(undefined);
      },
      (thrown: unknown) => {
        if (!left) setFailure(errorData(thrown).message);
      },
    );
    return () => {
      left = true;
    };
  }, [now, attempt]);
  return {
    found,
    statements,
    failure,
    again: () => {
      setAttempt(attempt + 1);
    },
  };
}

/** Those of `sources` that are opened, in this order. */
export function useOpenedSources(sources: readonly string[]): {
  readonly opened: readonly OpenedSource[];
  readonly failure: string | undefined;
} {
  const now = useStore((state) => state.case);
  const [known, setKnown] = useState<ReadonlyMap<string, OpenedSource>>(new Map());
  const [failure, setFailure] = useState<string>();
  const asked = useRef(0);
  const wanted = sources.join(' ');
  useEffect(() => {
    const question = ++asked.current;
    const ids = wanted === '' ? [] : wanted.split(' ');
    Promise.all(ids.map((id) => service.openSource(id))).then(
      (opened) => {
        if (question !== asked.current) return;
        setKnown(new Map(opened.map((one) => [one.source, one])));
        setFailure(undefined);
      },
      (thrown: unknown) => {
        if (question === asked.current) setFailure(errorData(thrown).message);
      },
    );
  }, [wanted, now]);
  const opened = useMemo(() => wanted.split(' ').flatMap((id) => known.get(id) ?? []), [wanted, known]);
  return { opened, failure };
}
