/** Numbers of sources as a person lists them: “sources 1, 3 to 5 and 8”. */

/** Numbers that follow one another, from `first` to `last`; one number where they are the same. */
export interface NumberRange {
  readonly first: number;
  readonly last: number;
}

/** The ranges of numbers in rising order. Two neighbours stay two numbers, since “3 to 4” is no shorter than “3, 4”. */
export function rangesOf(numbers: readonly number[]): NumberRange[] {
  const ranges: NumberRange[] = [];
  for (const number of numbers) {
    const before = ranges.at(-1);
    if (before?.last === number - 1) ranges[ranges.length - 1] = { first: before.first, last: number };
    else ranges.push({ first: number, last: number });
  }
  return ranges.flatMap(({ first, last }) =>
    last - first === 1 ? [first, last].map((one) => ({ first: one, last: one })) : [{ first, last }],
  );
}

/** What stands before range number `at` of `count`, counted from 0: nothing, a comma, or “and”. */
export function beforeRange(at: number, count: number): '' | ', ' | ' and ' {
  if (at === 0) return '';
  return at === count - 1 ? ' and ' : ', ';
}

/** Whether it is of more than one number that is spoken. */
export function isMany(ranges: readonly NumberRange[]): boolean {
  const [only] = ranges;
  return ranges.length > 1 || (only !== undefined && only.first !== only.last);
}

/** Says of sources that none of their claims belongs to a statement, and no more: nobody may have looked. Ends in a space. */
export function silentLead(ranges: readonly NumberRange[]): string {
  return `No claim of ${isMany(ranges) ? 'theirs' : 'its own'} is linked: `;
}

/** “source 3”, “sources 1, 3 to 5 and 8”. */
export function sourcesInRanges(ranges: readonly NumberRange[]): string {
  const words = ranges.map(
    ({ first, last }, at) => `${beforeRange(at, ranges.length)}${first === last ? first : `${first} to ${last}`}`,
  );
  return `${isMany(ranges) ? 'sources' : 'source'} ${words.join('')}`;
}
