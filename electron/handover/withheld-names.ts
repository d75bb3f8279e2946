/**
 * Names that are not told, found wherever they stand in words: as the register finds them (other letter forms, articles,
 * possessives, what Arabic and Hebrew write onto a word), and besides over the end of a line, cut at a hyphen, written
 * together or with other signs between (`@nadia_haddad`, `NadiaHaddad`, “Haddad, Nadia”), and percent-encoded. In doubt
 * a place is one: what is blacked out too much is seen, what is told too much is not.
 */
import { AliasIndex, nameKey } from '../../domain/alias-index';
import { foldForSearch, foldWithPlaces, originalSpan } from '../../domain/search/fold';
import type { Span } from '../../domain/text';
import { UNSPACED } from '../../domain/unspaced-scripts';
import { percentDecoded, percentEncodedRuns } from './percent-encoding';

/** A place where a name stands. Offsets are UTF-16 code units. */
export interface WithheldPlace extends Span {
  /** The name, as it was given. */
  readonly name: string;
}

/**
 * What must stand beside the words of a name. `word`: nothing that is a letter or digit. `part`: that, or the words are
 * set off by capitals or digits. `none`: anything, since nothing else has these letters.
 */
type Beside = 'word' | 'part' | 'none';

interface Form {
  readonly name: string;
  /** Finds it in folded words. */
  readonly pattern: RegExp;
  readonly beside: Beside;
  /** True for a name of one word. */
  readonly isSingle: boolean;
  /** True where only words with a capital are it, since in small letters it is a word of its own. */
  readonly needsCapital: boolean;
}

/** Names of at most so many letters are found as they are written only. */
const SHORT = 2;

/** A name of several words and so many letters is one whatever stands beside it. */
const UNMISTAKABLE = 9;

/** What people write between the words of a name besides spaces, in folded words; the initial of a middle name too. */
const BETWEEN = "[ '\\-._+*\u00b7]{0,3}(?:\\p{L}(?:\\. ?| ))?";

/** Where a word is cut at the end of a line, in folded words. */
const CUT = '(?:- )?';

/** What may stand in a name of a script without spaces. */
const BETWEEN_UNSPACED = '[ \\-=\u00b7\u30fb]{0,2}';

/** Names that are not told. */
export class WithheldNames {
  readonly #index = new AliasIndex<string>({ acrossLines: true });
  readonly #forms: Form[] = [];
  /** The longest word of each name, folded: where none stands, the index finds nothing. */
  readonly #stems: string[] = [];

  /** Names without a letter or digit are left out. */
  constructor(names: Iterable<string>) {
    const known = new Set<string>();
    for (const name of names) {
      const words = wordsIn(name);
      const key = words.join(' ');
      if (key === '' || known.has(key)) continue;
      known.add(key);
      if (key.length > SHORT || UNSPACED.test(name)) {
        this.#index.add(name, name);
        this.#stems.push(stemOf(name));
      }
      this.#forms.push(...formsOf(name, words));
    }
  }

  /** These names but some. */
  without(names: readonly string[]): WithheldNames {
    return new WithheldNames(this.#forms.map(({ name }) => name).filter((name) => !names.includes(name)));
  }

  /** True where no name is withheld. */
  get isEmpty(): boolean {
    return this.#forms.length === 0;
  }

  /** Every place in `text` where a name stands, in text order; places that touch are one. */
  find(text: string): Span[] {
    if (this.isEmpty || text === '') return [];
    return united([...this.#plain(text, 'part'), ...this.#encoded(text)]);
  }

  /**
   * A name that stands in words of a file, where those of the file’s own form stand too: single words are names only
   * where nothing is written onto them. Undefined where there is none.
   */
  firstIn(text: string): WithheldPlace | undefined {
    if (this.isEmpty) return undefined;
    const [found] = this.#plain(text, 'word');
    if (found !== undefined) return found;
    const [encoded] = this.#encoded(text);
    return encoded;
  }

  /** Names of spaced scripts that are too short to be told apart from other words of a file. */
  get tooShort(): readonly string[] {
    return this.#forms.filter(({ needsCapital }) => needsCapital).map(({ name }) => name);
  }

  /** False where no name can stand in words that were decoded. */
  #mayHold(decoded: string): boolean {
    return [decoded, decoded.replaceAll('+', ' ')].some((words) => !this.#plain(words, 'part').next().done);
  }

  *#plain(text: string, single: 'part' | 'word'): Generator<WithheldPlace> {
    // Most of what is looked through has no name in it, and folding it is quick.
    const words = foldForSearch(text);
    const bare = words.replace(/['"]/gu, '');
    if (this.#stems.some((stem) => bare.includes(stem))) {
      for (const { start, end, values } of this.#index.find(text)) yield { start, end, name: values[0] ?? '' };
    }
    const there = this.#forms.filter(({ pattern }) => ((pattern.lastIndex = 0), pattern.test(words)));
    if (there.length === 0) return;
    const folded = foldWithPlaces(text);
    for (const { name, pattern, beside, isSingle, needsCapital } of there) {
      if (needsCapital && single === 'word') continue;
      pattern.lastIndex = 0;
      for (let match = pattern.exec(folded.text); match !== null; match = pattern.exec(folded.text)) {
        const span = originalSpan(folded, { start: match.index, end: match.index + match[0].length });
        const asked = beside === 'part' && isSingle ? single : beside;
        const isName = !needsCapital || /\p{Lu}/u.test(text.slice(span.start, span.end));
        if (isName && isSetOff(text, span, asked)) yield { ...span, name };
        else pattern.lastIndex = match.index + 1;
      }
    }
  }

  *#encoded(text: string): Generator<WithheldPlace> {
    const whole = percentDecoded(text);
    if (whole === text || !this.#mayHold(whole)) return;
    for (const run of percentEncodedRuns(text)) {
      const decoded = percentDecoded(text.slice(run.start, run.end));
      for (const words of new Set([decoded, decoded.replaceAll('+', ' ')])) {
        const [found] = this.#plain(words, 'part');
        if (found === undefined) continue;
        yield { ...run, name: found.name };
        break;
      }
    }
  }
}

/** True for a name of one word. */
export function isOneWord(name: string): boolean {
  return wordsIn(name).length === 1;
}

/** The words of a name, folded. */
function wordsIn(name: string): string[] {
  return foldForSearch(name).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function stemOf(name: string): string {
  const words = foldForSearch(nameKey(name)).match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

function formsOf(name: string, words: readonly string[]): Form[] {
  const letters = Array.from(words.join(''));
  const form = (pattern: string, beside: Beside): Form => ({
    ...{ name, pattern: new RegExp(pattern, 'gu'), beside, isSingle: words.length === 1 },
    needsCapital: letters.length <= SHORT && /\p{Lu}/u.test(name),
  });
  if (UNSPACED.test(name)) return [form(letters.join(BETWEEN_UNSPACED), 'none')];
  if (letters.length <= SHORT) return [form(words.join(BETWEEN), 'word')];
  const cut = words.map((word) => Array.from(word).join(CUT));
  const several = words.length > 1;
  const forms = [form(cut.join(BETWEEN), several && letters.length >= UNMISTAKABLE ? 'none' : 'part')];
  const last = cut.at(-1);
  // As lists and bylines have it: the last name first.
  if (several && last !== undefined) forms.push(form(`${last} ?[,\u060c] ?${cut.slice(0, -1).join(BETWEEN)}`, 'part'));
  return forms;
}

function isSetOff(text: string, { start, end }: Span, beside: Beside): boolean {
  if (beside === 'none') return true;
  return (
    isApart(lastSign(text, start), firstSign(text, start), beside) &&
    isApart(lastSign(text, end), firstSign(text, end), beside)
  );
}

/** Whether a word ends between two signs. */
function isApart(before: string, after: string, beside: Beside): boolean {
  if (!/[\p{L}\p{N}]/u.test(before) || !/[\p{L}\p{N}]/u.test(after)) return true;
  if (beside === 'word') return false;
  return (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(after)) || /\p{N}/u.test(before) !== /\p{N}/u.test(after);
}

/** The sign before an offset; one that shows nothing is none. */
function lastSign(text: string, offset: number): string {
  return /[^\p{M}\p{Cf}](?=[\p{M}\p{Cf}]*$)/u.exec(text.slice(Math.max(0, offset - 8), offset))?.[0] ?? '';
}

function firstSign(text: string, offset: number): string {
  return /^[\p{M}\p{Cf}]*([^\p{M}\p{Cf}])/u.exec(text.slice(offset, offset + 8))?.[1] ?? '';
}

function united(places: readonly Span[]): Span[] {
  const sorted = [...places].sort((a, b) => a.start - b.start || b.end - a.end);
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of sorted) {
    const last = found.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}
