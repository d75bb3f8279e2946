/** Imports as the service runs them: events for the windows, questions to a person, and a way to stop. */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { ImportAnswer, ImportOutcome, ImportProgress, ImportQuestion, PasteDraft } from '../../domain/contract';
import { SourcemarkError } from '../../domain/errors';
import { factValue, isWebAddress, type Fact, type FactField } from '../../domain/source';
import type { CaseFile } from '../../db/case-file';
import { findSource } from '../../db/sources';
import type { Advance, FileOutcome, ImportOptions } from '../import';
import type { ReadingRoom } from '../reading-room';

/** The name of the file that is being read is told this often, in milliseconds. */
const TOLD_EVERY = 100;

/** What an import tells while it runs. */
export interface ImportListener {
  importing(progress: ImportProgress): void;
  /** These sources are new, or have a newer capture. */
  sourcesChanged(added: readonly string[], reloaded: readonly string[]): void;
}

/** What a question is about: bytes to be read again, once it is answered. */
interface Asked {
  readonly path: string | undefined;
  readonly bytes: Uint8Array | undefined;
  readonly name: string;
  /** Which document of the bytes needs a password. */
  readonly member: string;
  /** What a person was asked to choose from. */
  readonly members: ImportQuestion['members'];
  readonly options: Pick<ImportOptions, 'via' | 'source' | 'entered'>;
}

/** The imports of one open case. */
export class Importing {
  readonly #file: CaseFile;
  readonly #room: ReadingRoom;
  readonly #listener: ImportListener;
  readonly #asked = new Map<string, Asked>();
  readonly #running = new Set<AbortController>();

  constructor(file: CaseFile, room: ReadingRoom, listener: ImportListener) {
    this.#file = file;
    this.#room = room;
    this.#listener = listener;
  }

  /** Imports files and folders. Never rejects for what a file holds. */
  async paths(paths: readonly string[], via: 'file' | 'drop'): Promise<ImportOutcome[]> {
    return this.#paths(paths, { via, members: 'ask' });
  }

  /** Takes a file in as a newer capture of a source. Throws `not-found`. */
  async capture(source: string, path: string): Promise<ImportOutcome[]> {
    if (findSource(this.#file.db, source) === undefined) {
      throw new SourcemarkError('not-found', 'This source is no longer in the case.');
    }
    return this.#paths([path], { via: 'file', source, members: 'ask' });
  }

  /** Takes in what was pasted. Throws `bad-request` for an address that is none. */
  async paste(draft: PasteDraft): Promise<ImportOutcome[]> {
    const entered = enteredFacts(draft);
    const html = draft.html.trim() !== '';
    const words = html ? draft.html : draft.text;
    if (words.trim() === '') {
      throw new SourcemarkError('bad-request', 'There is nothing to take in: paste or type the article first.');
    }
    const bytes = Buffer.from(words, 'utf8');
    const name = html ? 'pasted.html' : 'pasted.txt';
    return this.#bytes(bytes, name, { via: 'paste', entered, members: 'ask' });
  }

  /** Goes on with what a person was asked about. Throws `not-found` when it was answered already. */
  async answer(question: string, answer: ImportAnswer): Promise<ImportOutcome[]> {
    const asked = this.#asked.get(question);
    if (asked === undefined) {
      throw new SourcemarkError('not-found', 'This question was answered already. Import the file again.');
    }
    this.#asked.delete(question);
    const { path, bytes, name, member, members, options } = asked;
    const more: Pick<ImportOptions, 'members' | 'listed' | 'password'> =
      'password' in answer
        ? { password: answer.password, members: member === '' ? 'ask' : [member] }
        : { members: answer.members, listed: members };
    if (path !== undefined) return this.#paths([path], { ...options, ...more });
    return this.#bytes(bytes ?? new Uint8Array(), name, { ...options, ...more });
  }

  /** Forgets a question. */
  dismiss(question: string): void {
    this.#asked.delete(question);
  }

  /** Stops what is running. */
  cancel(): void {
    for (const controller of this.#running) controller.abort();
  }

  async #paths(paths: readonly string[], options: Omit<ImportOptions, 'room'>): Promise<ImportOutcome[]> {
    const { importPaths } = await import('../import');
    return this.#run(options, (all) => importPaths(this.#file, paths, all));
  }

  async #bytes(bytes: Uint8Array, name: string, options: Omit<ImportOptions, 'room'>): Promise<ImportOutcome[]> {
    const { importBytes } = await import('../import');
    return this.#run(options, (all) => importBytes(this.#file, bytes, name, all), bytes);
  }

  async #run(
    options: Omit<ImportOptions, 'room'>,
    work: (options: ImportOptions) => Promise<FileOutcome[]>,
    bytes?: Uint8Array,
  ): Promise<ImportOutcome[]> {
    const controller = new AbortController();
    this.#running.add(controller);
    const finished: ImportOutcome[] = [];
    let last = 0;
    const onAdvance = ({ outcomes, done, total, current }: Advance): void => {
      // Names that pass by faster than they can be read are not worth a frame each.
      if (outcomes.length === 0 && Date.now() - last < TOLD_EVERY) return;
      last = Date.now();
      const told = outcomes.map((outcome) => this.#told(outcome, options, bytes));
      finished.push(...told);
      this.#announce(outcomes);
      this.#listener.importing({
        done,
        total,
        current: current === undefined ? undefined : basename(current),
        outcomes: told,
      });
    };
    try {
      await work({ ...options, room: this.#room, signal: controller.signal, onAdvance });
    } finally {
      this.#running.delete(controller);
    }
    return finished;
  }

  #announce(outcomes: readonly FileOutcome[]): void {
    const of = (status: FileOutcome['status']): string[] =>
      outcomes.flatMap((outcome) => (outcome.status === status && outcome.source ? [outcome.source] : []));
    const [added, newer] = [of('added'), of('new-capture')];
    if (added.length + newer.length > 0) this.#listener.sourcesChanged([...added, ...newer], newer);
  }

  #told(outcome: FileOutcome, options: Asked['options'], bytes: Uint8Array | undefined): ImportOutcome {
    const { path, name, member, status, source, warnings, error, members } = outcome;
    const facts = source === undefined ? [] : (findSource(this.#file.db, source)?.facts ?? []);
    const kind = status === 'choose' ? 'pages' : status === 'password' ? 'password' : 'attachments';
    const asks = kind !== 'attachments' || members.length > 0;
    const question = asks
      ? this.#ask(kind, members, {
          path: bytes ? undefined : path,
          bytes,
          name,
          member,
          members,
          options: pick(options),
        })
      : undefined;
    return { name, status, source, headline: factValue(facts, 'headline'), warnings, error, question };
  }

  #ask(kind: ImportQuestion['kind'], members: ImportQuestion['members'], asked: Asked): ImportQuestion {
    const id = randomUUID();
    this.#asked.set(id, asked);
    return { id, kind, members };
  }
}

function pick({ via, source, entered }: Asked['options']): Asked['options'] {
  return { via, source, entered };
}

/** What a person entered beside what was pasted. Throws `bad-request` for an address that is none of the web. */
function enteredFacts({ headline, url, outlet, published }: PasteDraft): Fact[] {
  if (url.trim() !== '' && !isWebAddress(url)) {
    throw new SourcemarkError('bad-request', 'The address is not one of the web: it begins with http:// or https://.');
  }
  const given: [FactField, string][] = [
    ['headline', headline],
    ['url', url],
    ['outlet', outlet],
    ['published', published],
  ];
  return given.flatMap(([field, value]) =>
    value.trim() === '' ? [] : [{ field, value: value.trim(), basis: 'person' as const, reason: '' }],
  );
}
