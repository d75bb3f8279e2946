/**
 * What must not be in a file that is handed over under a profile, in words: looked for in the finished file, by other
 * means than those that left it out.
 */
import { homedir, hostname } from 'node:os';
import type { PrivacyProfile } from '../../domain/export';
import { factValue, isWebAddress } from '../../domain/source';
import { NAMELESS } from '../desk';
import { capturesOf, textContent, textsOf } from '../../db/captures';
import { allConfidential } from '../../db/confidential';
import { listSources } from '../../db/sources';
import { rows, type ReadableDB } from '../../db/sqlite';
import { HandedRegister } from './handed-register';
import { Annotators } from './people';

/** Words that are looked for in a finished file. */
export interface Withheld {
  /** A file that has any of them is not handed over: what is confidential, and the folder of the person’s account. */
  readonly never: readonly string[];
  /** Names of annotators and of this machine: they may stand in it as words of a source or a note; a person is told. */
  readonly names: readonly string[];
}

/** Shorter words would be found everywhere. */
const LEAST_NAME = 3;
const LEAST_NOTE = 16;

/** What must not be in a file. */
export function withheldUnder(db: ReadableDB, profile: PrivacyProfile): Withheld {
  if (profile === 'full') return { never: [], names: [] };
  const names = rows<{ by: string }>(db, 'SELECT DISTINCT by FROM journal').map(({ by }) => by);
  return {
    never: [...accountFolder(), ...(profile === 'public' ? confidentialWords(db) : [])],
    names: [...names, hostname()].filter((name) => !COMMON.has(name) && name.length >= LEAST_NAME),
  };
}

/** What every desk and many machines are called. */
const COMMON: ReadonlySet<string> = new Set([NAMELESS, 'localhost']);

/** The folder of the person’s account, whose name is often theirs. */
function accountFolder(): string[] {
  const folder = homedir();
  return /^[/\\]?[^/\\]*$/u.test(folder) ? [] : [folder];
}

function confidentialWords(db: ReadableDB): string[] {
  const register = new HandedRegister(db, {
    secret: allConfidential(db, 'entity'),
    withoutNotes: true,
    codebook: [],
    annotators: new Annotators('public'),
  });
  const closed = allConfidential(db, 'source');
  const all = listSources(db);
  const sources = all.filter(({ id }) => closed.has(id));
  const open = all.filter(({ id }) => !closed.has(id)).map(({ text }) => text.sha256);
  return [
    ...register.secretNames.filter((name) => name.length >= LEAST_NAME),
    ...sources.flatMap(({ id, facts }) => {
      const url = factValue(facts, 'url') ?? '';
      const headline = factValue(facts, 'headline') ?? '';
      const hashes = [...capturesOf(db, id), ...textsOf(db, id)].map(({ sha256 }) => sha256);
      return [id, ...hashes, ...(isWebAddress(url) ? [url] : []), ...(headline.length >= LEAST_NOTE ? [headline] : [])];
    }),
    ...notes(db).filter((note) => !open.some((hash) => textContent(db, hash).includes(note))),
  ];
}

/** Every line of a note that is long enough to be known again. */
function notes(db: ReadableDB): string[] {
  const found = rows<{ note: string }>(
    db,
    `SELECT note FROM annotation WHERE note <> '' UNION SELECT note FROM entity WHERE note <> ''
     UNION SELECT note FROM statement WHERE note <> '' UNION SELECT note FROM link WHERE note <> ''
     UNION SELECT check_reason FROM claim WHERE check_reason <> ''`,
  );
  return found
    .flatMap(({ note }) => note.split('\n').map((line) => line.trim()))
    .filter((line) => line.length >= LEAST_NOTE);
}
