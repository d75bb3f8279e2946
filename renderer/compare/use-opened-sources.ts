/** The chosen sources, opened: read again when the case changes. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { OpenedSource } from '../../domain/contract';
import { errorData } from '../../domain/errors';
import { service } from '../service';
import { useStore } from '../store';

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
