/** What the words of a claim tell: asked for when its card is shown, kept as long as its text is not read again. */
import { useEffect, useState } from 'react';
import type { ClaimReading } from '../../domain/contract';
import { errorData } from '../../domain/errors';
import { service } from '../service';
import { useStore } from '../store';

/** By what is known of the source, which is another object each time that it is read. */
const known = new WeakMap<object, Map<string, ClaimReading>>();

/** The reading of the claim `id`, undefined while it is not there; or why it could not be read. */
export function useClaimReading(id: string): { readonly reading: ClaimReading | undefined; readonly problem: string } {
  const facts = useStore((state) => state.opened?.facts);
  // Bounds that are being moved are not in the case yet.
  const mark = useStore((state) => state.opened?.marks.find((other) => other.id === id));
  const register = useStore((state) => state.suggestible);
  const key = mark && `${id} ${mark.start} ${mark.end} ${register}`;
  const [last, setLast] = useState<ClaimReading>();
  const [problem, setProblem] = useState('');
  const kept = facts && key !== undefined ? known.get(facts)?.get(key) : undefined;

  useEffect(() => {
    if (!facts || key === undefined || kept) return undefined;
    let over = false;
    service
      .readClaim(id)
      .then((reading) => {
        const readings = known.get(facts) ?? new Map<string, ClaimReading>();
        known.set(facts, readings.set(key, reading));
        if (!over) {
          setLast(reading);
          setProblem('');
        }
      })
      .catch((thrown: unknown) => {
        if (!over) setProblem(errorData(thrown).message);
      });
    return () => {
      over = true;
    };
  }, [id, facts, key, kept]);

  return { reading: kept ?? last, problem };
}
