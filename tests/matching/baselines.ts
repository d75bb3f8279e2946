/** What is compared with: TF-IDF cosine and the overlap of character trigrams, each alone. */

/** Scores pairs of texts; `texts` are all of a set. */
export type Baseline = (texts: readonly string[]) => (a: string, b: string) => number;

/** Cosine of TF-IDF vectors as scikit-learn's TfidfVectorizer has them by default: words of two signs, smooth IDF. */
export const tfidfCosine: Baseline = (texts) => {
  const all = new Set(texts);
  const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_]{2,}/gu) ?? [];
  const counts = new Map<string, number>();
  for (const text of all) for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const vector = (text: string): Map<string, number> => {
    const weights = new Map<string, number>();
    for (const word of wordsOf(text)) {
      const idf = Math.log((1 + all.size) / (1 + (counts.get(word) ?? 0))) + 1;
      weights.set(word, (weights.get(word) ?? 0) + idf);
    }
    return weights;
  };
  const length = (weights: Map<string, number>): number =>
    Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0));
  return (a, b) => {
    const [one, other] = [vector(a), vector(b)];
    let product = 0;
    for (const [word, weight] of one) product += weight * (other.get(word) ?? 0);
    return product / (length(one) * length(other) || 1);
  };
};

/** Jaccard coefficient of the sets of three characters in a row, in lower case. */
export const trigramJaccard: Baseline = () => {
  const trigrams = (text: string): Set<string> => {
    const line = text.toLowerCase().replace(/\s+/gu, ' ').trim();
    return new Set(Array.from({ length: Math.max(0, line.length - 2) }, (_, at) => line.slice(at, at + 3)));
  };
  return (a, b) => {
    const [one, other] = [trigrams(a), trigrams(b)];
    const common = [...one].filter((trigram) => other.has(trigram)).length;
    return common / (one.size + other.size - common || 1);
  };
};
