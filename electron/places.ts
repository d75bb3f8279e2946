/**
 * The gazetteer as the app asks it: which countries a text and a case speak of decides which of several namesakes is
 * expected. A namesake elsewhere is shown, and never taken silently.
 */
import type { GazetteerEntry } from '../domain/contract';
import { factValue } from '../domain/source';
import { wordSegments } from '../domain/word-segments';
import { textContent } from '../db/captures';
import { allEntities } from '../db/entities';
import { openGazetteer, type Gazetteer } from '../db/gazetteer';
import type { GazetteerPlace } from '../domain/gazetteer';
import { listSources } from '../db/sources';
import type { ReadableDB } from '../db/sqlite';

/** What can be asked without a case. */
export interface OfflinePlaces {
  /** Places with this name under any spelling, the likeliest first. */
  find(name: string): readonly GazetteerPlace[];
  /** The countries that a text names, or whose people it names, by how often (ISO 3166-1 alpha-2). */
  countriesIn(text: string): string[];
}

/** What is known of places outside the case. */
export interface Places extends OfflinePlaces {
  /** Entries under any of these names, the likeliest first; those of countries that the case does not speak of last. */
  entriesFor(db: ReadableDB, names: readonly string[]): GazetteerEntry[];
  /** Entries whose name begins like this. */
  search(db: ReadableDB, query: string): GazetteerEntry[];
  /** Every name of an entry; none where it is not known. */
  namesOf(id: string): string[];
  /** The entry with this id, or undefined. */
  read(id: string): GazetteerPlace | undefined;
  /** The countries that the case speaks of, the most frequent first. */
  countriesOf(db: ReadableDB): string[];
  /** Who made the data and under which licences. */
  readonly attribution: readonly string[];
  close(): void;
}

/** Entries that are shown at once. */
const SHOWN = 12;

/** Texts of which it is remembered what countries they name; the countries of so many are those of the case. */
const REMEMBERED = 500;

/** Texts that are read at once for the countries that they name. */
const READ_AT_ONCE = 8;

/** Opens the gazetteer: the first file is the app's own, the others were added. Throws where the first can't be opened. */
export function openPlaces([own = '', ...added]: readonly string[]): Places {
  const gazetteer = openGazetteer(own, added);
  const named = new Map<string, string[]>();

  const countriesIn = (text: string): string[] => {
    const counts = new Map<string, number>();
    for (const { text: word, isWord } of wordSegments(text)) {
      if (!isWord || !/^[\p{Lu}\p{Lo}]/u.test(word)) continue;
      const country = countryOf(gazetteer, word.replace(/['’]s$/u, ''));
      if (country !== undefined) counts.set(country, (counts.get(country) ?? 0) + 1);
    }
    return Array.from(counts)
      .sort((a, b) => b[1] - a[1])
      .map(([country]) => country);
  };

  const countriesOf = (db: ReadableDB): string[] => {
    const counts = new Map<string, number>();
    let read = 0;
    for (const { text, facts } of listSources(db)) {
      let known = named.get(text.id);
      if (known === undefined) {
        // A large case is got to know little by little: whoever asks is waiting.
        if (read >= READ_AT_ONCE || named.size >= REMEMBERED) continue;
        read++;
        const head = factValue(facts, 'headline') ?? '';
        known = countriesIn(`${head}\n${textContent(db, text.sha256).slice(0, HEAD)}`).slice(0, 3);
        named.set(text.id, known);
      }
      known.forEach((country, at) => counts.set(country, (counts.get(country) ?? 0) + 3 - at));
    }
    for (const { kind, location } of allEntities(db)) {
      if (kind !== 'place' || location === null || location.gazetteer === '') continue;
      const country = gazetteer.read(location.gazetteer)?.country;
      if (country !== undefined) counts.set(country, (counts.get(country) ?? 0) + 3);
    }
    return Array.from(counts)
      .sort((a, b) => b[1] - a[1])
      .map(([country]) => country);
  };

  const entries = (db: ReadableDB, found: readonly GazetteerPlace[]): GazetteerEntry[] => {
    const expected = new Set(countriesOf(db));
    return found
      .map((place) => toEntry(place, place.kind === 'country' || expected.has(place.country)))
      .sort((a, b) => Number(b.expected) - Number(a.expected))
      .slice(0, SHOWN);
  };

  return {
    find: (name) => gazetteer.find(name),
    countriesIn,
    countriesOf,
    entriesFor: (db, names) => {
      const found = new Map(names.flatMap((name) => gazetteer.find(name)).map((place) => [place.id, place]));
      return entries(db, Array.from(found.values()));
    },
    search: (db, query) => entries(db, gazetteer.search(query, { limit: 4 * SHOWN })),
    namesOf: (id) => gazetteer.namesOf(id),
    read: (id) => gazetteer.read(id),
    attribution: gazetteer.attribution,
    close: () => gazetteer.close(),
  };
}

/** Places whose files can be opened again, after one was added. */
export interface ReopeningPlaces extends Places {
  /** Opens the files again. Those that are open stay so where that fails. */
  reopen(): void;
}

/** What `open` opens, and opens again when it is told to. */
export function reopeningPlaces(open: () => Places): ReopeningPlaces {
  let places = open();
  return {
    find: (name) => places.find(name),
    countriesIn: (text) => places.countriesIn(text),
    countriesOf: (db) => places.countriesOf(db),
    entriesFor: (db, names) => places.entriesFor(db, names),
    search: (db, query) => places.search(db, query),
    namesOf: (id) => places.namesOf(id),
    read: (id) => places.read(id),
    get attribution() {
      return places.attribution;
    },
    close: () => places.close(),
    reopen: () => {
      const before = places;
      places = open();
      before.close();
    },
  };
}

/** How much of a text is looked at for the countries that it names, in UTF-16 code units. */
const HEAD = 6000;

function countryOf(gazetteer: Gazetteer, word: string): string | undefined {
  const demonym = gazetteer.demonym(word);
  if (demonym !== undefined) return demonym;
  const [first] = gazetteer.find(word);
  return first?.kind === 'country' ? first.country : undefined;
}

function toEntry(place: GazetteerPlace, expected: boolean): GazetteerEntry {
  const { id, name, kind, country, countryName, province, lat, lon, population } = place;
  return { id, name, type: kind, country, countryName, province, lat, lon, population, expected };
}
