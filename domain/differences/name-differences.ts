/** How two passages call the same: names that share a word and are not the same, and names of one entity of the register. */
import { fold, isCapital, type Token } from '../claims/tokens';
import type { Span } from '../text';
import { worded, type Difference, type ReadPassage } from './difference';

/** Where an entity of the register is named. */
export interface NamedEntity extends Span {
  readonly entity: string;
}

/** The differences between names of the same. `named` are the mentions of entities in each passage, where there are. */
export function nameDifferences(
  a: ReadPassage,
  b: ReadPassage,
  named: { readonly a: readonly NamedEntity[]; readonly b: readonly NamedEntity[] } = { a: [], b: [] },
): Difference[] {
  const [left, right] = [phrasesOf(a), phrasesOf(b)];
  const differences: Difference[] = [];
  const used = new Set<Phrase>();
  for (const one of left) {
    // Who is called the same somewhere in the other passage is not called otherwise.
    if (right.some(({ words }) => words === one.words)) continue;
    const entity = entityIn(one, named.a);
    const other = right.find(
      (phrase) =>
        !used.has(phrase) &&
        !left.some(({ words }) => words === phrase.words) &&
        (entity !== undefined && entityIn(phrase, named.b) === entity ? true : sharesName(one, phrase)),
    );
    if (other === undefined) continue;
    used.add(other);
    const [here, there] = [worded(one, a.text), worded(other, b.text)];
    differences.push({
      kind: 'name',
      a: here,
      b: there,
      why: `Called otherwise: “${here.exact}” and “${there.exact}”.`,
      excludes: false,
    });
  }
  return differences;
}

/** A name with the words that belong to it: "pro-Assad forces", "the Assad regime". */
interface Phrase extends Span {
  /** All its words, folded, without the article. */
  readonly words: string;
  /** The words with a capital letter, folded. */
  readonly names: readonly string[];
}

/** Nouns that stand after a name and make another of it. */
const HEADS = new Set(
  (
    'forces force troops army militia militias regime government province region area district city town village division ' +
    'committee council fighters rebels units unit officials soldiers police agency group movement party brigade corps front ' +
    'president leader spokesman spokesperson border crossing'
  ).split(' '),
);

/** Prefixes that are written onto a name with a hyphen. */
const PREFIXES = new Set('pro anti ex non'.split(' '));

/** The longest phrase, in tokens. */
const LONGEST = 8;

function phrasesOf({ tokens, details }: ReadPassage): Phrase[] {
  const phrases: Phrase[] = [];
  const inDate = (token: Token): boolean =>
    details.dates.some(({ start, end }) => token.start >= start && token.end <= end);
  for (let at = 0; at < tokens.length;) {
    const first = tokens[at];
    // The first word of a sentence has a capital letter anyway.
    if (first === undefined || !isCapital(first) || inDate(first) || (at === 0 && !isCapital(tokens[at + 1]))) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < tokens.length && end - at < LONGEST && belongs(tokens, end) && !inDate(tokens[end] as Token)) end++;
    while (end < tokens.length && end - at < LONGEST && HEADS.has(tokens[end]?.key ?? '')) end++;
    const start = tokens[at - 1]?.exact === '-' && PREFIXES.has(tokens[at - 2]?.key ?? '') ? at - 2 : at;
    const own = tokens.slice(start, end);
    const last = own.at(-1);
    const names = own.filter((token) => isCapital(token)).map(nameKey);
    if (last !== undefined && names.length > 0)
      phrases.push({
        start: own[0]?.start ?? 0,
        end: last.end,
        names,
        words: own
          .flatMap(({ kind, exact, key }) => (kind === 'sign' ? [] : [isArticle(key) ? '' : nameKey({ exact, key })]))
          .join(' ')
          .trim(),
      });
    at = end;
  }
  return phrases;
}

/** True for a token within a name: another capital letter, a hyphen between two, an apostrophe with its s. */
function belongs(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (isCapital(token)) return true;
  return token?.exact === '-' && !token.spaced && isCapital(next) && next?.spaced === false;
}

const isArticle = (key: string): boolean => key === 'the' || key === 'a' || key === 'an';

function nameKey({ key }: Pick<Token, 'exact' | 'key'>): string {
  return fold(key).replace(/'s$|'$/u, '');
}

/** Words of a name that many names have. */
const COMMON = new Set('al el syria syrian general gen brig maj mr mrs ms dr president minister'.split(' '));

function sharesName(one: Phrase, other: Phrase): boolean {
  return one.names.some((name) => !COMMON.has(name) && other.names.includes(name));
}

function entityIn(phrase: Span, named: readonly NamedEntity[]): string | undefined {
  return named.find(({ start, end }) => start < phrase.end && phrase.start < end)?.entity;
}
