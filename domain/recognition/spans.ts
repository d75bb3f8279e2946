/** Mends the spans that the tagger finds: signs at their ends, halves of compounds, verbs and quotation marks inside. */
import { isCapital, isWord, type Proposal, type Reading } from './proposal';
import { WORD } from './word-classes';

const OPENS = new Set(['"', '(', '[', '«']);

/** Words that no name begins or ends with. */
const EDGE = new Set([
  'including',
  'and',
  'or',
  'but',
  'of',
  'in',
  'at',
  'to',
  'from',
  'by',
  'with',
  'on',
  'for',
  'as',
  'that',
  'it',
  'was',
  'were',
  'is',
  'are',
  'than',
  'who',
  'which',
  'while',
]);

/** Each proposal of a sentence mended, split in two or left out. */
export function mend(reading: Reading, proposals: readonly Proposal[]): Proposal[] {
  return proposals
    .map((proposal) => wholeCompound(reading, proposal))
    .map((proposal) => withMediaWord(reading, proposal))
    .filter((proposal) => !isHalfOfAdjective(reading, proposal))
    .flatMap((proposal) => splitAtVerb(reading, proposal))
    .flatMap((proposal) => splitList(reading, proposal))
    .flatMap((proposal) => splitPossessor(reading, proposal))
    .flatMap((proposal) => splitRegime(reading, proposal))
    .flatMap((proposal) => trimmed(reading, proposal));
}

/** "-Assad forces" after "pro" becomes "pro-Assad forces". */
function wholeCompound({ tokens }: Reading, proposal: Proposal): Proposal {
  let { from } = proposal;
  while (from > 0) {
    const [before, first] = [tokens[from - 1], tokens[from]];
    if (before === undefined || first === undefined || before.end !== first.start) break;
    const isJoint = first.key === '-' && isWord(before);
    const isJoined =
      before.key === '-' && from > 1 && isWord(tokens[from - 2]) && tokens[from - 2]?.end === before.start;
    if (!isJoint && !(isJoined && proposal.tag === 'actor' && /^\p{Ll}/u.test(tokens[from - 2]?.text ?? ''))) break;
    from--;
  }
  let { to } = proposal;
  while (
    tokens[to]?.key === '-' &&
    tokens[to]?.start === tokens[to - 1]?.end &&
    tokens[to]?.end === tokens[to + 1]?.start &&
    isCapital(tokens[to + 1]) &&
    isCapital(tokens[to - 1])
  ) {
    to += 2;
  }
  // A sign that is not glued to a word before it is no part of a name.
  while (from < proposal.to && tokens[from]?.key === '-' && tokens[from - 1]?.end !== tokens[from]?.start) from++;
  return from === proposal.from && to === proposal.to ? proposal : { ...proposal, from, to };
}

/** "SANA" before "news" becomes "SANA news". */
function withMediaWord({ tokens }: Reading, proposal: Proposal): Proposal {
  let { to } = proposal;
  if (proposal.tag !== 'actor' || !isCapital(tokens[to - 1])) return proposal;
  while (
    /^(?:news|agency|newspaper|television|radio|tv)$/.test(tokens[to]?.text ?? '') &&
    (to > proposal.to || tokens[to]?.key !== 'agency')
  )
    to++;
  return to === proposal.to ? proposal : { ...proposal, to };
}

/** "regime" of "regime-held" names nobody by itself. */
function isHalfOfAdjective({ tokens }: Reading, { to }: Proposal): boolean {
  const [last, joint, next] = [tokens[to - 1], tokens[to], tokens[to + 1]];
  return joint?.key === '-' && joint.start === last?.end && joint.end === next?.start && !isCapital(last);
}

/** Whether a word inside an actor's name shows that the run is a clause: "activists claim the regime". */
function isVerbInside({ tokens, classes }: Reading, at: number): boolean {
  const token = tokens[at];
  const bits = classes[at] ?? 0;
  if (token === undefined || !/^\p{Ll}/u.test(token.text) || tokens[at - 1]?.key === '-' || tokens[at + 1]?.key === '-')
    return false;
  if (/^(?:is|are|was|were|has|have|had|who|which|that|will|would|claim|claims|said|says|with)$/.test(token.key))
    return true;
  if (
    /ed$/.test(token.key) &&
    (tokens[at + 1]?.key === 'the' || /^(?:who|which|that)$/.test(tokens[at - 1]?.key ?? ''))
  )
    return true;
  if (/(?:ed|ing)$/.test(token.key)) return /^(?:carrying|including|backing|surrounding)$/.test(token.key);
  return (bits & WORD.VERB) !== 0 && (bits & ~(WORD.VERB | WORD.SAYING)) === 0;
}

function splitAtVerb(reading: Reading, proposal: Proposal): Proposal[] {
  if (proposal.tag !== 'actor') return [proposal];
  const parts: Proposal[] = [];
  let from = proposal.from;
  for (let at = proposal.from; at < proposal.to; at++) {
    if (!isVerbInside(reading, at)) continue;
    if (at > from) parts.push({ ...proposal, from, to: at });
    from = at + 1;
  }
  return from < proposal.to ? [...parts, { ...proposal, from }] : parts;
}

/** "regime forces and loyalist militias" are two. */
function splitList({ tokens, classes }: Reading, proposal: Proposal): Proposal[] {
  if (proposal.kind !== 'ORG') return [proposal];
  for (let at = proposal.from + 1; at < proposal.to - 1; at++) {
    if (tokens[at]?.key !== 'and' && tokens[at]?.key !== 'or') continue;
    const ends = [at - 1, proposal.to - 1].every(
      (last) => ((classes[last] ?? 0) & (WORD.FORCE_CUE | WORD.ORGANISATION_CUE)) !== 0,
    );
    const isName = isCapital(tokens[at + 1]) && isCapital(tokens[at - 1]);
    if (ends && !isName && at - proposal.from > 1 && proposal.to - at > 2) {
      return [
        { ...proposal, to: at },
        { ...proposal, from: at + 1 },
      ];
    }
  }
  return [proposal];
}

/** "the regime's Fourth Division" is the regime and its Fourth Division. */
function splitPossessor({ tokens }: Reading, proposal: Proposal): Proposal[] {
  if (proposal.kind !== 'ORG') return [proposal];
  for (let at = proposal.from + 1; at + 2 < proposal.to; at++) {
    if (tokens[at]?.key !== "'" || tokens[at + 1]?.key !== 's' || tokens[at - 1]?.key !== 'regime') continue;
    const isUnit = /^(?:\p{N}|\p{Lu})/u.test(tokens[at + 2]?.text ?? '') && proposal.to - at > 3;
    if (isUnit)
      return [
        { ...proposal, to: at },
        { ...proposal, from: at + 2 },
      ];
  }
  return [proposal];
}

/** "local actors and the regime" are two; "the 8th Division of the regime" too, but "key supporter" is left out. */
function splitRegime({ tokens }: Reading, proposal: Proposal): Proposal[] {
  const { from, to } = proposal;
  if (proposal.tag !== 'actor' || tokens[to - 1]?.key !== 'regime') return [proposal];
  for (let at = to - 2; at > from; at--) {
    const key = tokens[at]?.key;
    if (key !== 'of' && key !== 'and') continue;
    const owner = { ...proposal, from: at + 1 };
    const isNamed = tokens.slice(from, at).some((token) => isCapital(token) || /^\p{N}/u.test(token.text));
    return key === 'and' || isNamed ? [{ ...proposal, to: at }, owner] : [owner];
  }
  return [proposal];
}

/** Leaves out signs at the ends, quotation marks and brackets without their other half, and words that begin no name. */
function trimmed({ tokens, classes }: Reading, proposal: Proposal): Proposal[] {
  let { from, to } = proposal;
  for (let at = to - 1; at > from; at--) {
    const key = tokens[at]?.key ?? '';
    const closer = { '(': ')', '[': ']' }[key] ?? key;
    const rest = tokens.slice(at + 1, to).some((token) => token.key === closer);
    const earlier = tokens.slice(from, at).some((token) => token.key === key);
    if (OPENS.has(key) && !rest && !(key === '"' && earlier)) {
      from = at + 1;
      break;
    }
  }
  while (from < to && !(isWord(tokens[from]) && !EDGE.has(tokens[from]?.text ?? ''))) from++;
  while (
    to > from &&
    !(isEnd(tokens[to - 1]?.text ?? '', tokens[to - 2]?.text ?? '') && !EDGE.has(tokens[to - 1]?.text ?? ''))
  )
    to--;
  // "predecessor Hafez Al-Assad": what is written small before a person's name and is no title.
  const isNamed = tokens.slice(from, to).some(isCapital);
  while (
    proposal.kind === 'PER' &&
    isNamed &&
    /^\p{Ll}/u.test(tokens[from]?.text ?? '') &&
    ((classes[from] ?? 0) & (WORD.FUNCTION | WORD.TITLE)) === 0 &&
    tokens[from + 1]?.key !== '-'
  ) {
    from++;
  }
  if (to <= from) return [];
  // One letter is no name, but for the speaker.
  if (to - from === 1 && (tokens[from]?.text.length ?? 0) < 2 && tokens[from]?.text !== 'I') return [];
  return [{ ...proposal, from, to }];
}

function isEnd(text: string, before: string): boolean {
  if (/^[\p{L}\p{N}]/u.test(text)) return true;
  return text === ')' || text === '!' || (text === '.' && /^(?:\p{Lu}|Inc|Ltd|Co|Jr|Sr|Corp)$/u.test(before));
}
