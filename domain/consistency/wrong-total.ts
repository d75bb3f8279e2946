/**
 * Totals that do not add up: parts that are more than their whole, parts that the words say are all of it and are less, and
 * percentages of one whole beyond a hundred. Words that leave open what is part of what are no finding.
 */
import { AUXILIARIES } from '../claims/noun-phrases';
import { phraseAt, phraseTable } from '../claims/phrases';
import { isCapital, isSign, type Token } from '../claims/tokens';
import { agree, amountOf, sumOf, type Amount } from './amount';
import { areApart, hasKinds, isKindOf, isPeople } from './counted-kinds';
import { passage, quoted, type Inconsistency } from './inconsistency';
import { quantityEnd, type Quantity, type SentenceReading } from './sentence-reading';

/** How parts are joined to their whole: all of it, listed beside it, or some of it. */
type Joint = 'all' | 'listed' | 'some';

/** Words that introduce parts; they stand right before the first of them. */
const INTRODUCTIONS = phraseTable<Joint>([
  [
    'all',
    ['made up of', 'composed of', 'consisting of', 'comprising', 'consists|consisted of', 'split into', 'divided into'],
  ],
  ['some', ['including', 'among them', 'among whom', 'of whom', 'of them', 'بينهم', 'من بينهم', 'بمن فيهم', 'منهم']],
]);

const OF_THEM = phraseTable<true>([[true, ['of them', 'of whom', 'of those', 'of these']]]);

/** Between a whole and its parts these words begin something else. */
const BREAKS =
  /^(?:and|or|but|while|whereas|wounded|wounding|injured|injuring|hurt|arrested|missing|others?|another|more|than|from|after|before|if|not|instead|ago|per)$/u;

/** How many words may stand between a whole and its parts. */
const REACH = 14;

/** How many parts are read; more are a table. */
const MOST_PARTS = 12;

/** The totals of a sentence that do not add up. */
export function wrongTotals(sentence: SentenceReading): Inconsistency[] {
  if (!sentence.mayClaim) return [];
  const found: Inconsistency[] = [];
  let behind = 0;
  for (const [i, whole] of sentence.quantities.entries()) {
    if (i < behind) continue;
    const one = i + 1 < sentence.quantities.length ? wholeWithParts(sentence, i, whole) : undefined;
    if (one === undefined) continue;
    found.push(one.inconsistency);
    behind = one.next;
  }
  const shares = wrongShares(sentence);
  if (shares !== undefined) found.push(shares);
  return found;
}

interface FoundTotal {
  readonly inconsistency: Inconsistency;
  /** The index of the first quantity that was not read for it. */
  readonly next: number;
}

function wholeWithParts(sentence: SentenceReading, i: number, whole: Quantity): FoundTotal | undefined {
  const { tokens, quantities } = sentence;
  const first = quantities[i + 1];
  if (first === undefined || !isCountable(whole.number.unit)) return undefined;
  const joint = jointOf(tokens, whole, first);
  if (joint === undefined) return undefined;
  if (joint === 'some') return partsOfSome(sentence, i);
  if (quantities.slice(0, i).some(({ number }) => isKindOf(number.unit, whole.number.unit))) return undefined;
  const { parts, end } = listedParts(sentence, i + 1);
  if (!parts.every((part) => fits(tokens, part, whole.number.unit, joint))) return undefined;
  if (joint === 'listed' && (parts.length < 2 || !hasKinds(whole.number.unit) || goesOnAfter(tokens, end)))
    return undefined;
  const sum = sumOf(parts.map(({ number }) => amountOf(number)));
  const total = amountOf(whole.number);
  const closed = joint === 'all' && parts.length > 1 && isEnd(tokens, end);
  const wrong = closed ? !agree(sum, total) : sum.least > total.most;
  return wrong ? { inconsistency: inconsistent(sentence, whole, parts), next: i + 1 + parts.length } : undefined;
}

/** "including", "of them": what is a part of all that was counted before must not be more than that. */
function partsOfSome(sentence: SentenceReading, i: number): FoundTotal | undefined {
  const { quantities, tokens } = sentence;
  const whole = quantities[i];
  if (whole === undefined) return undefined;
  const earlier = quantities.slice(Math.max(0, i - MOST_PARTS), i + 1);
  const total = sumOf(
    earlier.map(({ number }) => amountOf(number)).filter((_, n) => isCountable(earlier[n]?.number.unit ?? '')),
  );
  const { parts } = listedParts(sentence, i + 1);
  const fitting = parts.filter((part) => fits(tokens, part, whole.number.unit, 'some'));
  const single = fitting.find(({ number }) => amountOf(number).least > total.most);
  const apart =
    fitting.length > 1 &&
    fitting.length === parts.length &&
    areApart(fitting.map(({ number }) => number.unit)) &&
    sumOf(fitting.map(({ number }) => amountOf(number))).least > total.most;
  const wrong = single !== undefined ? [single] : apart ? fitting : undefined;
  if (wrong === undefined) return undefined;
  return { inconsistency: inconsistent(sentence, whole, wrong), next: i + 1 + parts.length };
}

/** Money, shares, measures and times are no wholes of parts that are counted. */
function isCountable(unit: string): boolean {
  return unit !== '' && unit !== 'share' && !NO_WHOLE.test(unit);
}

const NO_WHOLE =
  /^(?:\P{L}.*|(?:.* )?(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|times|miles|metres|meters|kilometres|kilometers|feet|degrees|points|goals|old)|km|kg|cm|mm|m|g|t|ha|mph|percent)$/u;

function fits(tokens: readonly Token[], { number: { unit }, next }: Quantity, whole: string, joint: Joint): boolean {
  if (isKindOf(unit, whole)) return true;
  if (unit === '') return joint !== 'listed' && isBare(tokens, next);
  return joint === 'some' && isPeople(whole) && isPeople(unit);
}

/** "12 attacks: seven in Daraa": what is counted is not named again, and the number is not part of a name. */
function isBare(tokens: readonly Token[], next: number): boolean {
  const after = tokens[next];
  return (
    after === undefined || after.kind === 'sign' || /^(?:in|from|at|near|on|of|who|were|are|and|aged)$/u.test(after.key)
  );
}

function jointOf(tokens: readonly Token[], whole: Quantity, part: Quantity): Joint | undefined {
  if (!isOfThem(tokens, part)) return jointBetween(tokens, whole.next, part.at);
  return part.at - whole.next > REACH || startsAnew(tokens, whole.next, part.at) ? undefined : 'some';
}

function jointBetween(tokens: readonly Token[], from: number, to: number): Joint | undefined {
  if (to - from > REACH || to <= from) return undefined;
  const gap = tokens.slice(from, to);
  const last = gap.at(-1);
  if (gap.length === 1 && isSign(last, ',', '(')) return 'listed';
  let introduced = to;
  let joint: Joint | undefined;
  if (isSign(last, ':') || isDash(last)) [joint, introduced] = ['all', to - 1];
  for (let at = Math.max(from, to - 3); at < to && joint === undefined; at++) {
    const phrase = phraseAt(INTRODUCTIONS, tokens, at);
    if (phrase?.next === to) [joint, introduced] = [phrase.value, isOpening(tokens[at - 1]) ? at - 1 : at];
  }
  return joint === undefined || startsAnew(tokens, from, introduced) ? undefined : joint;
}

/** True where something else than what was counted is spoken of between tokens `from` and `to`. */
function startsAnew(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens
    .slice(from, to)
    .some(
      (token) => BREAKS.test(token.key) || isSign(token, ':', ';', '(', ')', '\u201c', '\u201d', '"') || isDash(token),
    );
}

/** A dash or bracket before "including". */
function isOpening(token: Token | undefined): boolean {
  return isDash(token) || isSign(token, '(');
}

/** A dash between words, not a hyphen in one. */
function isDash(token: Token | undefined): boolean {
  return isSign(token, '\u2013', '\u2014') || (isSign(token, '-') && token?.spaced === true);
}

function isOfThem(tokens: readonly Token[], { at, next }: Quantity): boolean {
  for (let i = at; i < next; i++) if (phraseAt(OF_THEM, tokens, i) !== undefined) return true;
  return phraseAt(OF_THEM, tokens, next) !== undefined;
}

/** The quantities from number `first` on that stand in one list, and the token after it. */
function listedParts({ tokens, quantities }: SentenceReading, first: number): { parts: Quantity[]; end: number } {
  const parts: Quantity[] = [];
  let end = 0;
  for (const part of quantities.slice(first, first + MOST_PARTS)) {
    if (parts.length > 0 && !isSeparator(tokens, end, part.at)) break;
    parts.push(part);
    end = afterPlace(tokens, part.next);
  }
  return { parts, end };
}

function isSeparator(tokens: readonly Token[], from: number, to: number): boolean {
  const gap = tokens.slice(from, to);
  return (
    gap.length > 0 &&
    gap.length < 3 &&
    gap.every((token) => isSign(token, ',', '&', '\u060c') || /^(?:and|plus|و)$/u.test(token.key))
  );
}

/** How long the words after a part may be that say where it is. */
const PLACE = 5;

/** Past "of them" and "in western Daraa" after a part. */
function afterPlace(tokens: readonly Token[], next: number): number {
  const them = phraseAt(OF_THEM, tokens, next)?.next ?? next;
  if (!/^(?:in|from|at|near|on)$/u.test(tokens[them]?.key ?? '')) return them;
  let end = them + 1;
  while (end < them + PLACE && tokens[end]?.kind === 'word' && !/^(?:and|plus)$/u.test(tokens[end]?.key ?? '')) end++;
  return end;
}

/** True where nothing more of a list can follow: at the end of the sentence or at the closing dash. */
function isEnd(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || isDash(token)) return true;
  return isSign(token, '.', ';', '!') && at >= tokens.length - 2;
}

/** "…, seven soldiers and six civilians were wounded": what is listed is the subject of something else. */
function goesOnAfter(tokens: readonly Token[], end: number): boolean {
  const after = tokens.slice(end, end + 3);
  const sign = after.findIndex(({ kind }) => kind === 'sign');
  return (sign === -1 ? after : after.slice(0, sign)).some(({ key }) => AUXILIARIES.has(key) || FATE.test(key));
}

const FATE = /^(?:wounded|injured|hurt|missing|arrested|detained|died|fled)$/u;

function inconsistent({ text }: SentenceReading, whole: Quantity, parts: readonly Quantity[]): Inconsistency {
  const place = passage(text, { start: whole.number.start, end: quantityEnd(whole.number) });
  const [first, last] = [parts[0], parts.at(-1)];
  const other = passage(text, {
    start: first?.number.start ?? 0,
    end: last === undefined ? 0 : quantityEnd(last.number),
  });
  const sum = sumOf(parts.map(({ number: { value, upper = value } }) => ({ least: value, most: upper })));
  const together = parts.length === 1 ? 'is' : 'add up to';
  const than = amountOf(whole.number).most < sum.least ? 'more' : 'fewer';
  const message =
    parts.length === 1
      ? `A part is more than the whole: ${quoted(other.exact)} of ${quoted(place.exact)}.`
      : `The parts do not make up the whole: ${quoted(other.exact)} ${together} ${inWords(sum)}, ${than} than ${quoted(place.exact)}.`;
  return { ...place, kind: 'total', message, other };
}

function inWords({ least, most }: Amount): string {
  const plain = (value: number): string => String(Number(value.toPrecision(12)));
  return least === most ? plain(least) : `${plain(least)} to ${plain(most)}`;
}

/** What percentages are shares of, where they stand in a list after it. */
const WHOLE =
  /^(?:votes?|voters|population|electorate|respondents|residents|inhabitants|seats|budget|total|composition|makeup|breakdown|share|shares)$/u;

/** What is shared out among those that stand for it; people may agree with several. */
const CAST = /^(?:votes?|ballots?|seats)$/u;

/** Between percentages these words compare, or speak of another whole. */
const COMPARES =
  /^(?:up|down|from|than|to|compared|against|versus|vs|over|under|after|before|while|whereas|in|by|when|with|among|but|or|if|last|previous|earlier|ago|margin|turnout|both|also)$/u;

/** "60% of the vote, … 30% and … 20%": percentages of one whole that are more than a hundred. */
function wrongShares({ text, tokens, quantities, dates }: SentenceReading): Inconsistency | undefined {
  const shares = quantities.filter(({ number }) => number.unit === '%');
  if (shares.length < 2 || shares.length !== quantities.length) return undefined;
  const [first, last] = [shares[0], shares.at(-1)];
  if (first === undefined || last === undefined || shares.length > MOST_PARTS) return undefined;
  if (dates.some(({ at }) => at > first.at && at < last.at)) return undefined;
  const before = tokens.slice(Math.max(0, first.at - REACH), first.at);
  const after = tokens.slice(first.next, first.next + 5);
  const introduced =
    (isSign(before.at(-1), ':') || before.some((_, n) => phraseAt(INTRODUCTIONS, before, n)?.next === before.length)) &&
    before.some(({ key }) => WHOLE.test(key));
  const named = after[0]?.key === 'of' && after.some(({ key }) => CAST.test(key));
  if (!introduced && !named) return undefined;
  const joined = shares
    .slice(1)
    .every((share, n) => isNextShare(tokens.slice(shares[n]?.next ?? 0, share.at), n === 0 && named));
  const sum = sumOf(shares.map(({ number }) => amountOf(number)));
  if (!joined || sum.least <= 100) return undefined;
  const place = passage(text, { start: first.number.start, end: quantityEnd(first.number) });
  const other = passage(text, { start: shares[1]?.number.start ?? 0, end: quantityEnd(last.number) });
  const stated = shares.reduce((total, { number }) => total + number.value, 0);
  const message = `Shares of one whole are more than all of it: ${quoted(place.exact)} and ${quoted(other.exact)} add up to ${Number(stated.toPrecision(12))} percent.`;
  return { ...place, kind: 'total', message, other };
}

/** True for what stands between two shares of a list: few words, a comma or "and", and whose share the next is. */
function isNextShare(gap: readonly Token[], names: boolean): boolean {
  const rest = names ? gap.slice(gap.findIndex(({ key }) => CAST.test(key)) + 1) : gap;
  if (rest.length > 7 || !rest.some((token) => isSign(token, ',', ';') || token.key === 'and')) return false;
  const named = rest.some((token) => isCapital(token));
  return (
    named &&
    rest.every((token) =>
      token.kind === 'word' ? !COMPARES.test(token.key) && !AUXILIARIES.has(token.key) : isSign(token, ',', ';'),
    )
  );
}
