/** Periods that English counts from the publication or from a day told before: "last week", "over the past month". */
import { readNumber } from './digits';
import type { FoundForm, PeriodUnit } from './date-forms';
import { englishNumberAt } from './number-words';
import { phraseAt, phraseTable } from './phrases';
import type { Token } from './tokens';

const UNITS = new Map<string, PeriodUnit>(
  (['hour', 'day', 'week', 'month', 'year', 'decade'] as const).flatMap(
    (unit) =>
      [
        [unit, unit],
        [`${unit}s`, unit],
      ] as const,
  ),
);

/** Which of several is meant, seen from the publication. */
export const BY = new Map<string, -1 | 0 | 1>([
  ['last', -1],
  ['past', -1],
  ['previous', -1],
  ['this', 0],
  ['current', 0],
  ['next', 1],
  ['coming', 1],
  ['upcoming', 1],
]);

const TOLD = phraseTable<{ by: number; part: boolean }>([
  [
    { by: 0, part: true },
    ['later? that morning|afternoon|evening|night', 'the same morning|afternoon|evening|night'].flatMap(withoutLater),
  ],
  [{ by: 0, part: false }, ['that day', 'that same day', 'the same day', 'later that day']],
  [{ by: 1, part: false }, ['the next day', 'the following day', 'a day later', 'one day later', 'the day after']],
  [{ by: 1, part: true }, ['the next|following morning|afternoon|evening|night']],
  [{ by: -1, part: false }, ['the previous day', 'the day before', 'a day earlier', 'one day earlier']],
  [{ by: -1, part: true }, ['the previous evening|night|morning']],
]);

function withoutLater(phrase: string): string[] {
  return phrase.startsWith('later? ') ? [`later ${phrase.slice(7)}`, phrase.slice(7)] : [phrase];
}

const DAYS = phraseTable<{ by: number; part: boolean }>([
  [{ by: 0, part: false }, ['today', 'earlier today', 'later today']],
  [
    { by: 0, part: true },
    ['tonight', 'earlier? this morning|afternoon|evening', 'later? this morning|afternoon|evening'].flatMap((phrase) =>
      phrase.includes('? ') ? [phrase.replace('? ', ' '), phrase.slice(phrase.indexOf(' ') + 1)] : [phrase],
    ),
  ],
  [{ by: -1, part: false }, ['yesterday', 'earlier yesterday']],
  [{ by: -1, part: true }, ['last night|evening', 'yesterday morning|afternoon|evening|night']],
  [{ by: 1, part: false }, ['tomorrow']],
  [{ by: 1, part: true }, ['tomorrow morning|afternoon|evening|night']],
]);

/** The period that begins at token `at`. */
export function relativeAt(tokens: readonly Token[], at: number): FoundForm | undefined {
  const told = phraseAt(TOLD, tokens, at);
  if (told !== undefined) return { form: { kind: 'told', ...told.value }, next: told.next };
  const day = phraseAt(DAYS, tokens, at);
  if (day !== undefined) {
    return { form: { kind: 'shift', unit: 'day', by: day.value.by, part: day.value.part }, next: day.next };
  }
  if (tokens[at]?.key === 'the' && tokens[at + 1]?.key === 'weekend') {
    return { form: { kind: 'weekend', by: undefined }, next: at + 2 };
  }
  return agoAt(tokens, at) ?? pastPeriodAt(tokens, at) ?? shiftAt(tokens, at);
}

/** "three years ago", "a week ago". */
function agoAt(tokens: readonly Token[], at: number): FoundForm | undefined {
  const count = countAt(tokens, at);
  const unit = UNITS.get(tokens[count?.next ?? -1]?.key ?? '');
  if (count === undefined || unit === undefined) return undefined;
  const next = count.next + 1;
  const ago = tokens[next]?.key;
  return ago === 'ago' ? { form: { kind: 'ago', unit, count: count.value }, next: next + 1 } : undefined;
}

function countAt(tokens: readonly Token[], at: number): { value: number; next: number } | undefined {
  const token = tokens[at];
  if (token?.key === 'a' || token?.key === 'an') return { value: 1, next: at + 1 };
  if (token?.kind === 'number') {
    const value = readNumber(token.exact, 'point');
    return value !== undefined && Number.isInteger(value) && value > 0 && value < 1_000
      ? { value, next: at + 1 }
      : undefined;
  }
  const words = englishNumberAt(tokens, at);
  return words !== undefined && words.upper === undefined && words.value < 1_000 ? words : undefined;
}

/** "over the past month", "in the last two years", "past 2 years": from then until publication. */
function pastPeriodAt(tokens: readonly Token[], at: number): FoundForm | undefined {
  let next = at;
  const lead = tokens[next]?.key ?? '';
  if (lead === 'over' || lead === 'in' || lead === 'during' || lead === 'for' || lead === 'within') next++;
  const the = tokens[next]?.key === 'the';
  if (the) next++;
  const past = tokens[next]?.key;
  if (past !== 'past' && past !== 'last') return undefined;
  next++;
  const count = countAt(tokens, next);
  const named = count?.next ?? next;
  const unit = UNITS.get(tokens[named]?.key ?? '');
  if (unit === undefined) return undefined;
  // "last year" is the year before; "the last year", "past year" and "last two years" end with the publication.
  if (count === undefined && past === 'last' && !the) return undefined;
  return { form: { kind: 'period', unit, count: count?.value ?? 1 }, next: named + 1 };
}

/** "last week", "this month", "next year", "this weekend". */
function shiftAt(tokens: readonly Token[], at: number): FoundForm | undefined {
  const by = BY.get(tokens[at]?.key ?? '');
  if (by === undefined || tokens[at]?.key === 'past' || tokens[at]?.key === 'previous') return undefined;
  const word = tokens[at + 1]?.key ?? '';
  if (word === 'weekend') return { form: { kind: 'weekend', by }, next: at + 2 };
  const unit = word.endsWith('s') ? undefined : UNITS.get(word);
  if (unit === undefined || unit === 'hour' || unit === 'day') return undefined;
  return { form: { kind: 'shift', unit, by }, next: at + 2 };
}
