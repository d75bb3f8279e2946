/**
 * What must not be in a file that is handed over under a profile, in words: looked for in the finished file, by other
 * means than those that left it out.
 */
import { homedir, hostname } from 'node:os';
import { counted } from '../../domain/counted';
import type { HandoverScope, PrivacyProfile } from '../../domain/export';
import { factValue, isWebAddress } from '../../domain/source';
import { NAMELESS } from '../desk';
import { capturesOf, textsOf } from '../../db/captures';
import { allConfidential, isConfidential } from '../../db/confidential';
import { listSources } from '../../db/sources';
import { rows, type ReadableDB } from '../../db/sqlite';
import { ClosedWords, LEAST_COPIED } from './closed-words';
import { HandedRegister } from './handed-register';
import { Annotators } from './people';
import { WithheldNames } from './withheld-names';

/** Words that are looked for in a finished file. */
export interface Withheld {
  /** A file that has any of them is not handed over: what is confidential, and the folder of the person’s account. */
  readonly never: readonly string[];
  /** Names of what is confidential: a file that has any, however it is written, is not handed over. */
  readonly secret: WithheldNames;
  /** Words that may stand in it; a person is told that they do. */
  readonly doubtful: readonly DoubtfulWords[];
  /** What a person should know of what could not be looked for, as sentences. */
  readonly notices: readonly string[];
}

/** Words of one sort, and the sentence about those that were found. */
interface DoubtfulWords {
  readonly words: readonly string[];
  /** `any`: longer words that begin with them are meant too. `some`: those only. */
  readonly endings?: 'any' | 'some';
  readonly say: (found: readonly string[]) => string;
}

/** Shorter words would be found everywhere. */
const LEAST_NAME = 3;
const LEAST_PART = 4;

/** What must not be in a file. */
export function withheldUnder(db: ReadableDB, profile: PrivacyProfile, { sources }: HandoverScope): Withheld {
  const nothing = new WithheldNames([]);
  if (profile === 'full') return { never: [], secret: nothing, doubtful: [], notices: [] };
  const by = rows<{ by: string }>(db, 'SELECT DISTINCT by FROM journal').map((row) => row.by);
  const names = [...by, hostname()].filter((name) => !COMMON.has(name) && name.length >= LEAST_NAME);
  const people = { words: names, say: namesStandInIt };
  if (profile !== 'public') return { never: accountFolder(), secret: nothing, doubtful: [people], notices: [] };
  const { secretNames, secretPeople } = new HandedRegister(db, {
    ...{ secret: allConfidential(db, 'entity'), withoutNotes: true, codebook: [], isTold: () => true },
    annotators: new Annotators('public'),
  });
  const secret = new WithheldNames(secretNames);
  return {
    never: [...accountFolder(), ...confidentialWords(db)],
    secret,
    doubtful: [
      people,
      { words: partsOf(secretPeople), endings: 'any', say: partsStandInIt },
      { words: secretPeople.filter((name) => isLong(name)), endings: 'some', say: partsStandInIt },
    ],
    notices: [
      ...secret.tooShort.map((name) => `“${name}” is too short to be looked for in the finished file.`),
      ...titledWithClosed(db),
      ...placedByHand(db),
      ...leftOut(sources?.filter((id) => isConfidential(db, 'source', id)) ?? []),
    ],
  };
}

/** What every desk and many machines are called. */
const COMMON: ReadonlySet<string> = new Set([NAMELESS, 'localhost']);

/** The folder of the person’s account, whose name is often theirs. */
function accountFolder(): string[] {
  const folder = homedir();
  return /^[/\\]?[^/\\]*$/u.test(folder) ? [] : [folder];
}

/** What would tell of confidential sources, and notes; what an open source says as well tells of none. */
function confidentialWords(db: ReadableDB): string[] {
  const closed = allConfidential(db, 'source');
  const inClosed = new ClosedWords(db, closed);
  const all = listSources(db);
  const open = new Set(all.flatMap(({ id }) => (closed.has(id) ? [] : hashesOf(db, id))));
  const known = new Set(all.flatMap(({ id, facts }) => (closed.has(id) ? [] : facts.map(({ value }) => value))));
  const sources = all.filter(({ id }) => closed.has(id));
  const names = sources.flatMap(({ facts }) => {
    const [url, headline] = [factValue(facts, 'url') ?? '', factValue(facts, 'headline') ?? ''];
    return [...(tellsOfOne(url) ? [url] : []), ...(headline.length >= LEAST_COPIED ? [headline] : [])];
  });
  return [
    ...sources.flatMap(({ id }) => [id, ...hashesOf(db, id).filter((hash) => !open.has(hash))]),
    ...sources.flatMap(({ id }) => quotesIn(db, id).filter((quote) => inClosed.has(quote))),
    // The texts of a case are read once for all of these.
    ...inClosed.notInOpen([...names.filter((name) => !known.has(name)), ...notes(db)]),
  ];
}

/** True for an address of one page; that of a whole site tells of no source. */
function tellsOfOne(url: string): boolean {
  if (!isWebAddress(url) || !URL.canParse(url)) return false;
  const { pathname, search } = new URL(url);
  return pathname.length > 1 || search !== '';
}

function hashesOf(db: ReadableDB, source: string): string[] {
  return [...capturesOf(db, source), ...textsOf(db, source)].map(({ sha256 }) => sha256);
}

function quotesIn(db: ReadableDB, source: string): string[] {
  return textsOf(db, source).flatMap(({ id }) =>
    rows<{ exact: string }>(db, 'SELECT DISTINCT exact FROM annotation WHERE text = ?', id).map(({ exact }) => exact),
  );
}

/** Every line of a note that is long enough to be known again, each once. */
function notes(db: ReadableDB): string[] {
  const found = rows<{ note: string }>(
    db,
    `SELECT note FROM annotation WHERE note <> '' UNION SELECT note FROM entity WHERE note <> ''
     UNION SELECT note FROM statement WHERE note <> '' UNION SELECT note FROM link WHERE note <> ''
     UNION SELECT check_reason FROM claim WHERE check_reason <> ''`,
  );
  const lines = found
    .flatMap(({ note }) => note.split('\n').map((line) => line.trim()))
    .filter((line) => line.length >= LEAST_COPIED);
  return Array.from(new Set(lines));
}

/** The words of names of people that may stand for them alone: “Haddad”. */
function partsOf(names: readonly string[]): string[] {
  const parts = names.flatMap((name) => {
    const words = name.match(/[\p{L}\p{M}]+/gu) ?? [];
    return words.length < 2 ? [] : words.filter((word) => word.length >= LEAST_PART && !/^\p{Ll}/u.test(word));
  });
  return Array.from(new Set(parts));
}

/** A name of one word that other words don’t often begin with. */
function isLong(name: string): boolean {
  return /^\p{Lu}[\p{L}\p{M}]{4,}$/u.test(name);
}

/** Joins ids of annotations, in a column, to the confidential sources that they are in. */
function inConfidential(of: string): string {
  return `JOIN annotation ON annotation.id = ${of} JOIN text ON text.id = annotation.text
     JOIN capture ON capture.id = text.capture
     JOIN confidential ON confidential.id = capture.source AND confidential.kind = 'source'`;
}

/** Titles are a person's own words, and what they say of a source that is left out nobody but a person can tell. */
function titledWithClosed(db: ReadableDB): string[] {
  const titled = rows<{ title: string }>(
    db,
    `SELECT DISTINCT statement.title FROM statement JOIN statement_claim ON statement_claim.statement = statement.id
     ${inConfidential('statement_claim.claim')} WHERE statement.title <> '' ORDER BY statement.title`,
  );
  return titled.map(
    ({ title }) =>
      `Confidential sources have a part in the statement “${title}”: see that its title does not tell of them.`,
  );
}

/** Where a place is that confidential sources tell of too, and that a person put on the map. */
function placedByHand(db: ReadableDB): string[] {
  const placed = rows<{ name: string }>(
    db,
    `SELECT DISTINCT entity.name FROM entity JOIN mention ON mention.entity = entity.id
     ${inConfidential('mention.annotation')} WHERE entity.location ->> 'gazetteer' = '' ORDER BY entity.name`,
  );
  return placed.map(
    ({ name }) =>
      `“${name}” was put on the map by hand, and confidential sources tell of it: see that its place is not known from them alone.`,
  );
}

function leftOut(sources: readonly string[]): string[] {
  return sources.length === 0
    ? []
    : [
        `${counted(sources.length, 'chosen source')} left out: ${sources.length === 1 ? 'it is' : 'they are'} confidential.`,
      ];
}

function namesStandInIt(found: readonly string[]): string {
  return `${quoted(found)}: names of annotators or of this machine stand in the file, in words of a source or of a note.`;
}

function partsStandInIt(found: readonly string[]): string {
  return `${quoted(found)}: parts of confidential names, or words that begin like them, stand in the file. Where they mean these people, mark them or add them to the names, and export again.`;
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(', ');
}
