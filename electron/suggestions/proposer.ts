/** Proposes for one text after another, and remembers what does not change: what was read in a text, and the register. */
import type { Suggestion } from '../../domain/contract';
import type { OfflinePlaces } from '../places';
import { propose, readForProposals, type LocatePlace, type ProposedText, type Reading } from './propose';
import { registerOf, type Register, type RegisteredName } from './registered';

/** What is asked. */
export interface ProposeTask {
  /** Id of the text, and the text. */
  readonly text: string;
  readonly proposed: ProposedText;
  /** The names of the register where they are not those of the task before. */
  readonly names: readonly RegisteredName[] | undefined;
  /** ISO 3166-1 alpha-2 codes of the countries that the case speaks of, the most frequent first. */
  readonly countries: readonly string[];
}

/** Readings that are kept. A reading is some hundred small objects. */
const KEPT = 50;

/** Keeps what was read. */
export class Proposer {
  readonly #places: OfflinePlaces;
  readonly #readings = new Map<string, Reading>();
  #register: Register = registerOf([]);

  constructor(places: OfflinePlaces) {
    this.#places = places;
  }

  /** What is proposed for a text, in text order. */
  propose({ text, proposed, names, countries }: ProposeTask): Suggestion[] {
    if (names !== undefined) this.#register = registerOf(names);
    // What a person corrected of a source (its language, its date) makes another reading.
    const key = `${text} ${proposed.language} ${proposed.published}`;
    let reading = this.#readings.get(key);
    if (reading === undefined) {
      reading = readForProposals(proposed, this.#places);
      if (this.#readings.size >= KEPT) this.#readings.clear();
      this.#readings.set(key, reading);
    }
    return propose(proposed, reading, this.#register, this.#locate(proposed.content, countries));
  }

  /** Which place of the gazetteer is meant: the only one of its name in the countries that the text and the case speak of. */
  #locate(content: string, ofCase: readonly string[]): LocatePlace {
    const countries = new Set([...this.#places.countriesIn(content), ...ofCase]);
    return (name) => {
      const found = this.#places.find(name);
      const expected = found.filter(({ country, kind }) => kind === 'country' || countries.has(country));
      const [place, other] = expected;
      // Provinces and their seats share a name: the better known comes first, and is what is meant.
      if (place === undefined || (other !== undefined && other.country !== place.country)) return undefined;
      const where = place.kind === 'country' ? place.name : `${place.name}, ${place.countryName}`;
      const why = `the gazetteer has ${where}`;
      return {
        name,
        why,
        location: { lat: place.lat, lon: place.lon, gazetteer: place.id, why: `GeoNames: ${where}` },
      };
    };
  }
}
