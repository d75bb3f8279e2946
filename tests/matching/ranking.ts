/** How well scores rank what is so before what is not. */

/** A pair with its score and its label. */
export interface Ranked {
  readonly score: number;
  readonly same: boolean;
}

/** Average precision and the best F1 over all thresholds. Pairs of equal score are taken together. */
export function ranking(pairs: readonly Ranked[]): { readonly precision: number; readonly f1: number } {
  const sorted = [...pairs].sort((a, b) => b.score - a.score);
  const positives = pairs.filter(({ same }) => same).length;
  let [hits, sum, best] = [0, 0, 0];
  for (let at = 0; at < sorted.length;) {
    let end = at;
    let own = 0;
    while (end < sorted.length && sorted[end]?.score === sorted[at]?.score) own += sorted[end++]?.same === true ? 1 : 0;
    hits += own;
    const precision = hits / end;
    sum += own * precision;
    best = Math.max(best, (2 * hits) / (end + positives));
    at = end;
  }
  return { precision: sum / positives, f1: best };
}
