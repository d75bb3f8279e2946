/**
 * What a person types to search for words: words, "phrases", AND, OR, NOT or -, parentheses and begin*. Every query can
 * be searched: one that is not complete is taken literally, and the answer says so.
 */
import { foldForSearch } from './fold';
import { tokensOf } from './tokens';

/** Words one after the other; with `prefix`, the last may go on. They are folded. */
export interface Phrase {
  readonly kind: 'phrase';
  readonly words: readonly string[];
  readonly prefix: boolean;
  /** True where the first word may begin, and the last end, inside a longer one. */
  readonly loose?: boolean | undefined;
}

/** What has to be in a text for it to be found. */
export type Expression =
  | Phrase
  | { readonly kind: 'and' | 'or'; readonly of: readonly Expression[] }
  | { readonly kind: 'not'; readonly keep: Expression; readonly drop: Expression };

/** A query that was read. */
export interface ParsedQuery {
  /** Undefined where there is nothing to search for. */
  readonly expression: Expression | undefined;
  /** True where the query was not complete and its words are searched as they stand. */
  readonly literal: boolean;
  /** A sentence about how it was read; empty where it was read as it was written. */
  readonly notice: string;
}

/** More words than anybody looks for; what follows is left out. */
const MOST_WORDS = 64;

/** More parentheses in one another than anybody means. */
const DEEPEST = 24;

/** The longest query that is read, in UTF-16 code units; what follows is left out. */
const LONGEST = 4000;

const CUT = `Only the first ${MOST_WORDS} words were searched for.`;

/** Reads a query. Never throws. */
export function parseQuery(query: string): ParsedQuery {
  const read = query.slice(0, LONGEST);
  try {
    const expression = new Parser(lex(read)).parse();
    if (countWords(expression) <= MOST_WORDS) return { expression, literal: false, notice: '' };
    return literally(read, '');
  } catch (thrown) {
    if (!(thrown instanceof Incomplete)) throw thrown;
    return literally(read, thrown.message);
  }
}

/** The words of `query` as one phrase, whatever signs stand between them. */
export function literalQuery(query: string, prefix = false): Phrase | undefined {
  const words = wordsOf(query.slice(0, LONGEST)).slice(0, MOST_WORDS);
  return words.length === 0 ? undefined : { kind: 'phrase', words, prefix };
}

function literally(query: string, why: string): ParsedQuery {
  const { kept, dropped } = withoutDangling(query);
  const all = wordsOf(kept);
  const expression = literalQuery(kept);
  if (expression === undefined) return { expression, literal: true, notice: '' };
  const cut = all.length > MOST_WORDS ? [CUT] : [];
  const without = dropped.length === 0 ? '' : `, without ${dropped.join(' and ')}`;
  const said = why === '' ? [] : [`${why}, so its words were searched as they stand${without}.`];
  return { expression, literal: true, notice: [...said, ...cut].join(' ') };
}

/** An operator with nothing to join at that end of a query; NOT at its beginning may be the first word of a sentence. */
const DANGLING = [
  /^[\s()\uff08\uff09]*(AND|OR)(?=[\s()\uff08\uff09]|$)/u,
  /(?<=^|[\s()\uff08\uff09])(AND|OR|NOT)[\s()\uff08\uff09]*$/u,
];

/** The query without the operators at its ends that join nothing: as words they would be sought in vain. */
function withoutDangling(query: string): { readonly kept: string; readonly dropped: readonly string[] } {
  let kept = query;
  const dropped = new Set<string>();
  for (const edge of DANGLING) {
    for (let found = edge.exec(kept); found !== null; found = edge.exec(kept)) {
      dropped.add(found[1] ?? '');
      kept = `${kept.slice(0, found.index)}${kept.slice(found.index + found[0].length)}`;
    }
  }
  return wordsOf(kept).length === 0 ? { kept: query, dropped: [] } : { kept, dropped: Array.from(dropped) };
}

/** The phrases that may be marked in what is found: those that are not excluded. */
export function soughtPhrases(expression: Expression): Phrase[] {
  switch (expression.kind) {
    case 'phrase':
      return [expression];
    case 'not':
      return soughtPhrases(expression.keep);
    default:
      return expression.of.flatMap(soughtPhrases);
  }
}

/** True where one of several things is enough, so that what is found need not have them together. */
export function hasAlternatives(expression: Expression): boolean {
  switch (expression.kind) {
    case 'phrase':
      return false;
    case 'not':
      return hasAlternatives(expression.keep);
    case 'or':
      return true;
    case 'and':
      return expression.of.some(hasAlternatives);
  }
}

/**
 * The query of an FTS5 index of words (SQLite, "Full-text Query Syntax"). Every word is quoted, so that nothing that was
 * typed is read as its syntax.
 */
export function indexQuery(expression: Expression): string {
  switch (expression.kind) {
    case 'phrase':
      return `"${expression.words.join(' ').replaceAll('"', '')}"${expression.prefix ? ' *' : ''}`;
    case 'not':
      return `(${indexQuery(expression.keep)} NOT ${indexQuery(expression.drop)})`;
    default:
      return `(${expression.of.map(indexQuery).join(expression.kind === 'and' ? ' AND ' : ' OR ')})`;
  }
}

/** What a query lacks, as the first half of a sentence. */
class Incomplete extends Error {}

interface Lexeme {
  readonly kind: 'phrase' | 'and' | 'or' | 'not' | 'minus' | 'open' | 'close';
  /** What was written, of a phrase without its quote marks. */
  readonly text: string;
  readonly prefix: boolean;
}

const DOUBLE_QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb';

/** A phrase, a parenthesis, the sign for not, or what goes on to the next space or parenthesis. */
const LEXEME = new RegExp(
  `[${DOUBLE_QUOTES}]([^${DOUBLE_QUOTES}]*)([${DOUBLE_QUOTES}]?)(\\*?)|([(\uff08])|([)\uff09])|(-)(?=[^\\s-])|[^\\s()\uff08\uff09]+`,
  'gu',
);

const OPERATORS: Readonly<Partial<Record<string, 'and' | 'or' | 'not'>>> = { AND: 'and', OR: 'or', NOT: 'not' };

function lex(query: string): Lexeme[] {
  return Array.from(
    query.matchAll(LEXEME),
    ({ 0: text, 1: quoted, 2: closed, 3: star, 4: open, 5: close, 6: minus }): Lexeme => {
      if (open !== undefined) return { kind: 'open', text, prefix: false };
      if (close !== undefined) return { kind: 'close', text, prefix: false };
      if (quoted !== undefined) {
        if (closed === '') throw new Incomplete('A quote mark of this query is not closed');
        return { kind: 'phrase', text: quoted, prefix: star === '*' || quoted.endsWith('*') };
      }
      if (minus !== undefined) return { kind: 'minus', text, prefix: false };
      const operator = OPERATORS[text];
      if (operator !== undefined) return { kind: operator, text, prefix: false };
      return { kind: 'phrase', text, prefix: text.length > 1 && text.endsWith('*') };
    },
  );
}

/** Reads what was lexed, from the weakest operator to the strongest: OR, AND or nothing, NOT. */
class Parser {
  readonly #lexemes: readonly Lexeme[];
  #at = 0;
  #depth = 0;

  constructor(lexemes: readonly Lexeme[]) {
    this.#lexemes = lexemes;
  }

  parse(): Expression {
    const expression = this.#either();
    if (this.#next() !== undefined) throw new Incomplete('A parenthesis of this query was never opened');
    if (expression === undefined) throw new Incomplete('This query has no word in it');
    return expression;
  }

  #next(): Lexeme | undefined {
    return this.#lexemes[this.#at];
  }

  #either(): Expression | undefined {
    const of: Expression[] = [];
    for (;;) {
      const from = this.#at;
      const one = this.#all();
      if (one !== undefined) of.push(one);
      if (this.#next()?.kind !== 'or') return joined('or', of);
      // What shows no letter, as a sign alone, is as good as not there.
      if (this.#at === from) throw new Incomplete('OR stands in this query without a word before it');
      this.#at++;
      if (this.#next() === undefined || this.#next()?.kind === 'close')
        throw new Incomplete('OR stands in this query without a word after it');
    }
  }

  #all(): Expression | undefined {
    const keep: Expression[] = [];
    const drop: Expression[] = [];
    let met = false;
    for (
      let next = this.#next();
      next !== undefined && next.kind !== 'or' && next.kind !== 'close';
      next = this.#next()
    ) {
      if (next.kind === 'and') {
        this.#at++;
        const after = this.#next()?.kind;
        if (!met || after === undefined || ['or', 'and', 'close'].includes(after))
          throw new Incomplete(`AND stands in this query without a word ${met ? 'after' : 'before'} it`);
      }
      const isDropped = this.#next()?.kind === 'not' || this.#next()?.kind === 'minus';
      if (isDropped) this.#at++;
      const one = this.#one(isDropped);
      met = true;
      if (one !== undefined) (isDropped ? drop : keep).push(one);
    }
    const [kept, dropped] = [joined('and', keep), joined('or', drop)];
    if (dropped === undefined) return kept;
    if (kept === undefined) throw new Incomplete('This query says only what is not to be found');
    return { kind: 'not', keep: kept, drop: dropped };
  }

  /** A phrase or what is in parentheses; undefined where it has no word, as a sign alone. */
  #one(isDropped: boolean): Expression | undefined {
    const next = this.#next();
    if (next === undefined || (next.kind !== 'phrase' && next.kind !== 'open')) {
      throw new Incomplete(`${isDropped ? 'NOT' : 'AND'} stands in this query without a word after it`);
    }
    this.#at++;
    if (next.kind === 'phrase') {
      const words = wordsOf(next.text);
      return words.length === 0 ? undefined : { kind: 'phrase', words, prefix: next.prefix };
    }
    if (++this.#depth > DEEPEST) throw new Incomplete('This query has too many parentheses in one another');
    const inner = this.#either();
    if (this.#next()?.kind !== 'close') throw new Incomplete('A parenthesis of this query is not closed');
    this.#at++;
    this.#depth--;
    if (inner === undefined) throw new Incomplete('A pair of parentheses of this query is empty');
    return inner;
  }
}

function joined(kind: 'and' | 'or', of: readonly Expression[]): Expression | undefined {
  return of.length > 1 ? { kind, of } : of[0];
}

function wordsOf(written: string): string[] {
  return tokensOf(foldForSearch(written)).map(({ word }) => word);
}

function countWords(expression: Expression): number {
  switch (expression.kind) {
    case 'phrase':
      return expression.words.length;
    case 'not':
      return countWords(expression.keep) + countWords(expression.drop);
    default:
      return expression.of.reduce((sum, one) => sum + countWords(one), 0);
  }
}
