/** Fitting a logistic regression by Newton's method (iteratively reweighted least squares), with an L2 penalty. */

/** What was learnt, for measures as they are. */
export interface Logistic {
  readonly bias: number;
  readonly factors: readonly number[];
}

/** An example; examples of a set that has few count as much in all as those of one that has many. */
export interface Example {
  readonly measures: readonly number[];
  readonly same: boolean;
  readonly weight: number;
}

/** Fits the model. `penalty` holds for measures of unit variance; the bias is not penalised. */
export function fit(examples: readonly Example[], penalty: number): Logistic {
  const width = examples[0]?.measures.length ?? 0;
  const mean = Array.from({ length: width }, (_, n) => average(examples, (one) => one.measures[n] ?? 0));
  const deviation = mean.map(
    (middle, n) => Math.sqrt(average(examples, (one) => ((one.measures[n] ?? 0) - middle) ** 2)) || 1,
  );
  const rows = examples.map(({ measures }) => [
    ...measures.map((value, n) => (value - (mean[n] ?? 0)) / (deviation[n] ?? 1)),
    1,
  ]);
  const beta = new Array<number>(width + 1).fill(0);
  for (let round = 0; round < 25; round++) {
    const gradient = beta.map((value, n) => (n < width ? penalty * value : 0));
    const hessian = beta.map((_, n) => beta.map((_other, m) => (n === m ? (n < width ? penalty : 1e-6) : 0)));
    for (const [at, row] of rows.entries()) {
      const { same, weight } = examples[at] as Example;
      const chance = 1 / (1 + Math.exp(-row.reduce((sum, value, n) => sum + value * (beta[n] ?? 0), 0)));
      const curve = weight * chance * (1 - chance);
      for (const [n, value] of row.entries()) {
        gradient[n] = (gradient[n] ?? 0) + weight * (chance - Number(same)) * value;
        const line = hessian[n] as number[];
        for (const [m, other] of row.entries()) line[m] = (line[m] ?? 0) + curve * value * other;
      }
    }
    for (const [n, step] of solve(hessian, gradient).entries()) beta[n] = (beta[n] ?? 0) - step;
  }
  const factors = beta.slice(0, width).map((value, n) => value / (deviation[n] ?? 1));
  return { factors, bias: factors.reduce((sum, factor, n) => sum - factor * (mean[n] ?? 0), beta[width] ?? 0) };
}

function average(examples: readonly Example[], value: (example: Example) => number): number {
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  return examples.reduce((sum, example) => sum + value(example) * example.weight, 0) / total;
}

/** Solves a system of linear equations by Gaussian elimination with row exchange. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const size = right.length;
  const rows = matrix.map((row, n) => [...row, right[n] ?? 0]);
  for (let n = 0; n < size; n++) {
    let pivot = n;
    for (let m = n + 1; m < size; m++) if (Math.abs(rows[m]?.[n] ?? 0) > Math.abs(rows[pivot]?.[n] ?? 0)) pivot = m;
    [rows[n], rows[pivot]] = [rows[pivot] as number[], rows[n] as number[]];
    const own = rows[n] as number[];
    for (const [m, row] of rows.entries()) {
      if (m === n) continue;
      const times = (row[n] ?? 0) / (own[n] ?? 1);
      for (let column = n; column <= size; column++) row[column] = (row[column] ?? 0) - times * (own[column] ?? 0);
    }
  }
  return rows.map((row, n) => (row[size] ?? 0) / (row[n] ?? 1));
}
