/** Why the tagger's finds are proposed, in a short sentence for a person. */
import { isCapital, overlaps, type Proposal, type Reading } from './proposal';
import { WORD } from './word-classes';

/** The reason for a proposal: the rule's own, or what in the words speaks for what was learned. */
export function reasonFor({ tokens, classes, names }: Reading, { from, to, kind, why }: Proposal): string {
  if (why !== '') return why;
  const first = classes[from] ?? 0;
  const last = tokens[to - 1]?.text ?? '';
  const ends = classes[to - 1] ?? 0;
  if (kind === 'PER') {
    if ((first & WORD.PRONOUN) !== 0) return 'stands for the speaker or a person named before (learned)';
    if ((first & WORD.TITLE) !== 0 && to - from > 1) return 'begins with a person’s title';
    if ((first & WORD.FIRST_NAME) !== 0 && isCapital(tokens[from])) return 'begins with a first name';
    return 'reads like a person (learned)';
  }
  if (kind === 'ORG') {
    if ((first & WORD.PRONOUN) !== 0) return 'stands for a body that speaks or was named before (learned)';
    if ((ends & (WORD.ORGANISATION_CUE | WORD.FORCE_CUE)) !== 0) return `“${last}” names a body of people`;
    if ((ends & (WORD.PERSON | WORD.GROUP)) !== 0) return `“${last}” names people`;
    return 'reads like an organisation (learned)';
  }
  const name = names.find((found) => overlaps(found, { from, to }));
  const before = tokens[from - 1];
  if (((classes[to - 1] ?? 0) & WORD.PLACE_CUE) !== 0 && to - from > 1) return `“${last}” ends the name of a place`;
  if (name?.place.kind === 'country') return 'the name of a country';
  if (name?.isNear === true) return 'in the gazetteer, in a country that the text names';
  if (before !== undefined && ((classes[from - 1] ?? 0) & WORD.PREPOSITION) !== 0)
    return `“${before.text}” before it, and it reads like a place (learned)`;
  return name === undefined ? 'reads like a place (learned)' : 'in the gazetteer, and it reads like a place (learned)';
}
