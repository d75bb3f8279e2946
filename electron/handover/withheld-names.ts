/**
 * Names that are not told, found wherever they stand in words: as the register finds them (other letter forms, articles,
 * possessives, what Arabic and Hebrew write onto a word), and besides over the end of a line, cut at a hyphen, written
 * together or with other signs between (`@nadia_haddad`, `NadiaHaddad`, “Haddad, Nadia”), and percent-encoded. In doubt
 * a place is one: what is blacked out too much is seen, what is told too much is not.
 */
import { AliasIndex, nameKey } from '../../domain/alias-index';
import { foldForSearch, foldWithPlaces, originalSpan } from '../../domain/search/fold';
import type { Span } from '../../domain/text';
import { formsOf, isOrdinary, wordsOfName, type Beside, type NameForm } from './name-forms';
import { percentDecoded, percentEncodedRuns } from './percent-encoding';

/** A place where a name stands. Offsets are UTF-16 code units. */
export interface WithheldPlace extends Span {
  /** The name, as it was given. */
  readonly name: string;
}

/** Names that are not told. */
export class WithheldNames {
  readonly #index = new AliasIndex<string>({ acrossLines: true });
  readonly #forms: NameForm[] = [];
  /** The longest word of each name, folded: where none stands, the index finds nothing. */
  readonly #stems: string[] = [];

  /** Names without a letter or digit are left out. */
  constructor(names: Iterable<string>) {
    const known = new Set<string>();
    for (const name of names) {
      const words = wordsOfName(name);
      // Of two names that are spelled alike, one with capitals is looked for with capitals only.
      const isCapital = isOrdinary(name, words);
      const key = `${words.join(' ')}${isCapital ? '!' : ''}`;
      if (words.length === 0 || known.has(key)) continue;
      known.add(key);
      if (!isCapital) {
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
    return this.#forms.filter(({ isTooShort }) => isTooShort).map(({ name }) => name);
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
    for (const { name, pattern, beside, isSingle, capitals, isTooShort } of there) {
      if (isTooShort && single === 'word') continue;
      pattern.lastIndex = 0;
      for (let match = pattern.exec(folded.text); match !== null; match = pattern.exec(folded.text)) {
        const span = originalSpan(folded, { start: match.index, end: match.index + match[0].length });
        const asked = beside === 'part' && isSingle ? single : beside;
        const isName = isWritten(text.slice(span.start, span.end), capitals) && isSetOff(text, span, asked);
        if (isName) yield { ...span, name };
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

function stemOf(name: string): string {
  const words = foldForSearch(nameKey(name)).match(/[\p{L}\p{M}]+/gu) ?? [];
  const longest = words.reduce((known, word) => (word.length > known.length ? word : known), '');
  // The article is contracted with what is written onto the word.
  return longest.replace(/^ال(?=\p{L}{2})/u, '');
}

/** Words that are part of names though they are small. */
const PARTICLES = /^(?:[ae]l|bin|ibn|bint|abu|umm?|v[ao]n|d[aei]|l[ae]|de[nrs]|du|y|e)$/u;

/** Whether words have the capitals that a name has. Scripts without capitals have none to miss. */
function isWritten(words: string, capitals: NameForm['capitals']): boolean {
  if (capitals === 'none') return true;
  if (capitals === 'some') return /[\p{Lu}\p{Lo}\p{Script=Georgian}]/u.test(words);
  return (words.match(/\p{L}+/gu) ?? []).every((word) => !/^\p{Ll}/u.test(word) || PARTICLES.test(word));
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
