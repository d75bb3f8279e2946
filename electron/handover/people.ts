/**
 * What a privacy profile tells of people: annotators by name or by number, confidential actors and places by a pseudonym,
 * their names blacked out wherever they stand in words that are handed over.
 */
import { domainToUnicode } from 'node:url';
import type { Fact } from '../../domain/source';
import type { PrivacyProfile } from '../../domain/export';
import type { Span } from '../../domain/text';
import { WithheldNames } from './withheld-names';

/** Tells annotators apart: under full provenance by their names, else by numbers in the order in which they come. */
export class Annotators {
  readonly #profile: PrivacyProfile;
  readonly #numbers = new Map<string, string>();

  constructor(profile: PrivacyProfile) {
    this.#profile = profile;
  }

  /** What is told of whoever has this name. */
  name(by: string): string {
    if (this.#profile === 'full' || by === '') return by;
    let told = this.#numbers.get(by);
    if (told === undefined) this.#numbers.set(by, (told = `Annotator ${this.#numbers.size + 1}`));
    return told;
  }

  /** A fact whose reason is the name of whoever entered it. */
  fact(fact: Fact): Fact {
    return fact.basis === 'person' ? { ...fact, reason: this.name(fact.reason) } : fact;
  }
}

/** Stands for each UTF-16 code unit of a name that is not told, so that offsets stay as they are. */
const BLACK = '\u2588';

/** Blacks out names in words. */
export class Blackener {
  readonly #names: WithheldNames;
  readonly #everything: boolean;

  /** `names` are looked for wherever they stand, however they are spelled; or `everything` is blacked out. */
  constructor(names: Iterable<string>, everything = false) {
    this.#names = new WithheldNames(names);
    this.#everything = everything;
  }

  /** True where there is a name that is not told. */
  get blackens(): boolean {
    return this.#everything || !this.#names.isEmpty;
  }

  /**
   * `words` with every name blacked out, and with what stands in `besides`; as long as before, and `besides` too, in
   * UTF-16 code units.
   */
  words(words: string, besides: readonly Span[] = []): string {
    if (!this.blackens || words === '') return words;
    if (this.#everything) return blacked(words);
    let told = words;
    for (const { start, end } of [...this.#names.find(words), ...besides]) {
      told = told.slice(0, start) + blacked(told.slice(start, end)) + told.slice(end);
    }
    return told;
  }

  /** An address, or nothing where a name is in it, encoded or not: without its name it would lead nowhere. */
  address(url: string): string {
    if (this.#everything) return '';
    if (!this.blackens) return url;
    return [url, unicodeHost(url)].some((words) => this.#names.find(words).length > 0) ? '' : url;
  }
}

function blacked(words: string): string {
  return words.replace(/\S/gu, (sign) => BLACK.repeat(sign.length));
}

/** The host of an address in its own letters (RFC 3492), or nothing. */
function unicodeHost(url: string): string {
  return URL.canParse(url) ? domainToUnicode(new URL(url).hostname) : '';
}
