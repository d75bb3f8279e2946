/** One text, one name: what was found once is found again where the same words stand, and a surname after a full name. */
import { addTo, isCapital, type Proposal, type Reading } from './proposal';
import { PLAIN_WORD } from './word-classes';

interface Known {
  /** How often each kind was found under the name. */
  readonly kinds: Map<Proposal['kind'], number>;
  readonly kind: Proposal['kind'];
  readonly tag: Proposal['tag'];
  readonly type: string;
  readonly text: string;
  score: number;
  count: number;
}

/** How sure a find must be to be looked for elsewhere. */
const SURE = 0.5;

/** Longest name that is looked for, in tokens. */
const LONGEST = 8;

/** Adds to each sentence the names that other sentences of the text gave away. */
export function consistent(readings: readonly Reading[], all: readonly (readonly Proposal[])[]): Proposal[][] {
  const known = namesFound(readings, all);
  if (known.size === 0) return all.map((proposals) => [...proposals]);
  return readings.map((reading, index) => {
    const { tokens } = reading;
    const own = (all[index] ?? []).map((proposal) => asMostly(reading, proposal, known));
    const taken = new Set<number>();
    for (const { from, to } of all[index] ?? []) for (let at = from; at < to; at++) taken.add(at);
    const more: Proposal[] = [];
    for (let from = 0; from < tokens.length; from++) {
      if (taken.has(from) || !(isCapital(tokens[from]) || /^\p{N}/u.test(tokens[from]?.text ?? ''))) continue;
      let key = '';
      let best: { readonly to: number; readonly name: Known } | undefined;
      for (let to = from + 1; to <= Math.min(tokens.length, from + LONGEST) && !taken.has(to - 1); to++) {
        key += `${tokens[to - 1]?.text ?? ''} `;
        const name = known.get(key);
        if (name !== undefined) best = { to, name };
      }
      if (best === undefined) continue;
      // The name of a place within a longer name is no place.
      if (
        best.name.tag === 'place' &&
        (isCapital(tokens[from - 1]) || isCapital(tokens[best.to]) || tokens[from - 1]?.key === 'the')
      )
        continue;
      const { kind, tag, type, score, text } = best.name;
      // The article that is written onto an Arabic name belongs to it: "Al-Assad".
      const isJoined = tokens[from - 1]?.key === '-' && tokens[from - 1]?.end === tokens[from]?.start;
      const start =
        isJoined && /^(?:al|el|as|ash|ar|ad|an|at|az)$/.test(tokens[from - 2]?.key ?? '') && !taken.has(from - 2)
          ? from - 2
          : from;
      more.push({
        from: start,
        to: best.to,
        kind,
        tag,
        type,
        score: score * 0.9,
        why: `found elsewhere in the text, as “${text}”`,
      });
      from = best.to - 1;
    }
    return addTo(own, more);
  });
}

/** A proposal as the same words were mostly taken elsewhere in the text: three times as often at least. */
function asMostly({ tokens }: Reading, proposal: Proposal, known: ReadonlyMap<string, Known>): Proposal {
  const key = tokens
    .slice(proposal.from, proposal.to)
    .map(({ text }) => `${text} `)
    .join('');
  const kinds = known.get(key)?.kinds;
  if (kinds === undefined || proposal.why !== '') return proposal;
  const own = kinds.get(proposal.kind) ?? 0;
  for (const [kind, times] of kinds) {
    if (times < 2 || times < own * 2 || kind === proposal.kind) continue;
    return { ...proposal, kind, tag: kind === 'LOC' ? 'place' : 'actor', why: 'taken so elsewhere in the text' };
  }
  return proposal;
}

function namesFound(readings: readonly Reading[], all: readonly (readonly Proposal[])[]): Map<string, Known> {
  const known = new Map<string, Known>();
  const bare = new Map<string, number>();
  const note = (key: string, one: Known): void => {
    const there = known.get(key);
    if (there === undefined) known.set(key, one);
    else {
      for (const [kind, times] of one.kinds) there.kinds.set(kind, (there.kinds.get(kind) ?? 0) + times);
      there.count++;
      there.score = Math.max(there.score, one.score);
    }
  };
  for (const [index, { tokens, classes, sentence }] of readings.entries()) {
    const taken = new Set<number>();
    for (const proposal of all[index] ?? []) {
      const { from, to, kind, tag, type, score } = proposal;
      for (let at = from; at < to; at++) taken.add(at);
      if (score < SURE || sentence.isTitleCase) continue;
      const run = tokens.slice(from, to);
      const isName = run.every((token) => isCapital(token) || !/^\p{Ll}{4}/u.test(token.text)) && run.some(isCapital);
      const isPlain = run.length === 1 && ((classes[from] ?? 0) & PLAIN_WORD) !== 0;
      if (!isName || isPlain || (run[0]?.text.length ?? 0) < 2) continue;
      const text = run.map((token) => token.text).join(' ');
      const one = { kind, tag, type, score, text, count: 1, kinds: new Map([[kind, 1]]) };
      note(run.map((token) => `${token.text} `).join(''), one);
      const last = run.at(-1);
      const isSurname = last !== undefined && last.text.length > 3 && ((classes[to - 1] ?? 0) & PLAIN_WORD) === 0;
      if (kind === 'PER' && run.length > 1 && isSurname && isCapital(last))
        note(`${last.text} `, { ...one, count: 0, kinds: new Map() });
    }
    if (sentence.isTitleCase) continue;
    for (const [at, { text }] of tokens.entries()) {
      if (!taken.has(at)) bare.set(`${text} `, (bare.get(`${text} `) ?? 0) + 1);
    }
  }
  // A single word that mostly stands unmarked was rather a mistake where it was found.
  for (const [key, { count }] of known)
    if (!key.slice(0, -1).includes(' ') && (bare.get(key) ?? 0) > 3 * Math.max(1, count)) known.delete(key);
  return known;
}
