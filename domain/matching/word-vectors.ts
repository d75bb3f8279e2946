/** English word vectors: words that stand in like places have like vectors. They are packed at set-up. */

/** Vectors of words, which are known by their rank: 0 is the most frequent word. */
export interface WordVectors {
  readonly size: number;
  readonly dimensions: number;
  /** The rank of a word in lower case; -1 where it is not known. */
  rankOf(word: string): number;
  /** The cosine of two vectors, from -1 to 1. */
  cosine(rank: number, other: number): number;
  /** Adds `weight` times the vector of a word, as a vector of length 1, to `sum`. */
  addTo(sum: Float32Array, rank: number, weight: number): void;
}

/**
 * The vectors of `words`, which come in order of frequency: `values` holds them one after the other, as 8-bit integers;
 * their lengths carry no meaning. Throws where the two do not belong together.
 */
export function wordVectors(words: readonly string[], values: Int8Array): WordVectors {
  const size = words.length;
  const dimensions = values.length / size;
  if (!Number.isInteger(dimensions)) throw new Error('The word vectors are damaged.');
  const ranks = new Map(words.map((word, rank) => [word, rank]));
  const lengths = new Float32Array(size);
  for (let rank = 0; rank < size; rank++) lengths[rank] = Math.sqrt(product(rank, rank)) || 1;

  /** The sum of the products; a loop over indices, since this is most of the work of matching. */
  function product(rank: number, other: number): number {
    let sum = 0;
    for (let a = rank * dimensions, b = other * dimensions, end = a + dimensions; a < end; a++, b++)
      sum += (values[a] as number) * (values[b] as number);
    return sum;
  }

  return {
    size,
    dimensions,
    rankOf: (word) => ranks.get(word) ?? -1,
    cosine: (rank, other) => product(rank, other) / ((lengths[rank] ?? 1) * (lengths[other] ?? 1)),
    addTo(sum, rank, weight) {
      const factor = weight / (lengths[rank] ?? 1);
      for (let n = 0; n < dimensions; n++) sum[n] = (sum[n] ?? 0) + (values[rank * dimensions + n] ?? 0) * factor;
    },
  };
}
