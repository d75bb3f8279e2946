/**
 * What a privacy profile tells of people: annotators by name or by number, confidential actors and places by a pseudonym,
 * their names blacked out wherever they stand in words that are handed over.
 */
import { AliasIndex } from '../../domain/alias-index';
import type { Fact } from '../../domain/source';
import type { PrivacyProfile } from '../../domain/export';

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
  #names: AliasIndex<true> | undefined;

  /** `names` are looked for as whole words, however they are spelled. */
  constructor(names: Iterable<string>) {
    for (const name of names) {
      this.#names ??= new AliasIndex();
      this.#names.add(name, true);
    }
  }

  /** True where there is a name that is not told. */
  get blackens(): boolean {
    return this.#names !== undefined;
  }

  /** `words` with every name blacked out; as long as before, in UTF-16 code units. */
  words(words: string): string {
    if (this.#names === undefined || words === '') return words;
    let told = words;
    for (const { start, end } of this.#names.find(words)) {
      told =
        told.slice(0, start) +
        told.slice(start, end).replace(/\S/gu, (sign) => BLACK.repeat(sign.length)) +
        told.slice(end);
    }
    return told;
  }
}
