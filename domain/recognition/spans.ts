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
    .flatMap((proposal) => splitAtVerb(reading, proposal))
    .flatMap((proposal) => splitList(reading, proposal))
    .flatMap((proposal) => splitPossessor(reading, proposal))
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
  // A sign that is not glued to a word before it is no part of a name.
  while (from < proposal.to && tokens[from]?.key === '-' && tokens[from - 1]?.end !== tokens[from]?.start) from++;
  return from === proposal.from ? proposal : { ...proposal, from };
}

/** Whether a word inside an actor's name shows that the run is a clause: "activists claim the regime". */
function isVerbInside({ tokens, classes }: Reading, at: number): boolean {
  const token = tokens[at];
  const bits = classes[at] ?? 0;
  if (token === undefined || !/^\p{Ll}/u.test(token.text) || tokens[at - 1]?.key === '-' || tokens[at + 1]?.key === '-')
    return false;
  if (/^(?:is|are|was|were|has|have|had|who|which|that|will|would|claim|claims|said|says)$/.test(token.key))
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

/** Leaves out signs at the ends, quotation marks and brackets without their other half, and words that begin no name. */
function trimmed({ tokens }: Reading, proposal: Proposal): Proposal[] {
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
  if (to === from) return [];
  // One letter is no name, but for the speaker.
  if (to - from === 1 && (tokens[from]?.text.length ?? 0) < 2 && tokens[from]?.text !== 'I') return [];
  return [{ ...proposal, from, to }];
}

function isEnd(text: string, before: string): boolean {
  if (/^[\p{L}\p{N}]/u.test(text)) return true;
  return text === ')' || text === '!' || (text === '.' && /^(?:\p{Lu}|Inc|Ltd|Co|Jr|Sr|Corp)$/u.test(before));
}
