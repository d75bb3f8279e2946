/**
 * Import: files in, sources out. Files are read in the reading room, where they can do no harm, and committed in small
 * batches; one bad file never keeps the others out, and what is done stays done.
 */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorData, SourcemarkError, type ErrorData } from '../domain/errors';
import type { Fact, ReaderWarning } from '../domain/source';
import { AddressBook } from '../db/addresses';
import type { CaseFile } from '../db/case-file';
import { addCaptures, type CaptureDraft } from '../db/commands';
import { sha256 } from '../db/content';
import { expandPath, readFileBytes } from './readers/files';
import { knownFile, MANIFEST_NAME, parseManifest, type Manifest } from './readers/manifest';
import type { Taken } from './readers/read';
import type { Member, ReaderHint } from './readers/reader';
import type { ReadingRoom } from './reading-room';

/** What came of one document. */
export interface FileOutcome {
  readonly path: string;
  /** What a person calls it: the file's name, or that of the document in it. */
  readonly name: string;
  /** Which document of the file it is; empty where the file is one. */
  readonly member: string;
  readonly status: 'added' | 'duplicate' | 'new-capture' | 'failed' | 'choose' | 'password';
  /** The source that was made or got a newer capture, or that has these bytes already. */
  readonly source: string | undefined;
  readonly capture: string | undefined;
  readonly warnings: readonly ReaderWarning[];
  readonly error: ErrorData | undefined;
  /** What the file holds that was not taken: pages to choose from, or attachments. */
  readonly members: readonly Member[];
}

/** How far an import has come. */
export interface Advance {
  readonly outcomes: readonly FileOutcome[];
  readonly done: number;
  readonly total: number;
  /** The path of the file that is being read; undefined at the end. */
  readonly current: string | undefined;
}

/** What an import is told beside the paths. */
export interface ImportOptions {
  readonly via: 'file' | 'drop' | 'paste' | 'stdin' | 'sample';
  readonly room: ReadingRoom;
  /** Called when files are committed, and when the next one is begun. */
  readonly onAdvance?: ((advance: Advance) => void) | undefined;
  /** Stops after the files that are being read. */
  readonly signal?: AbortSignal | undefined;
  /** The source that the file is a newer capture of. */
  readonly source?: string | undefined;
  /** Which documents of a file that holds several are taken. `ask`: none, they are listed. Attachments only by name. */
  readonly members?: 'ask' | 'pages' | readonly string[] | undefined;
  /** What is known of those documents, from listing them; without it they are listed once more. */
  readonly listed?: readonly Member[] | undefined;
  readonly password?: string | undefined;
  /** What a person entered with it. */
  readonly entered?: readonly Fact[] | undefined;
}

/** Bytes that came from a file, or otherwise, to be read. */
interface Input {
  readonly path: string;
  readonly name: string;
  /** Reads the bytes. */
  bytes(): Promise<Uint8Array>;
  readonly manifest?: Manifest | undefined;
}

/** The most documents that are committed at once, the most bytes, and the longest that one waits, in milliseconds. */
const BATCH = { documents: 32, bytes: 4 * 1024 * 1024, wait: 250 };

/** Imports files and folders, in the order given. Never throws for what a file holds. */
export async function importPaths(
  file: CaseFile,
  paths: readonly string[],
  options: ImportOptions,
): Promise<FileOutcome[]> {
  const run = new Run(file, options);
  const found = await Promise.all(paths.map((path) => expandInput(path)));
  const inputs = found.flat();
  await run.take(inputs);
  return run.outcomes;
}

/** Imports bytes that did not come from a file of their own, such as standard input or the clipboard. */
export async function importBytes(
  file: CaseFile,
  bytes: Uint8Array,
  name: string,
  options: ImportOptions,
): Promise<FileOutcome[]> {
  const run = new Run(file, options);
  await run.take([{ path: name, name, bytes: () => Promise.resolve(bytes) }]);
  return run.outcomes;
}

/** A document that was read, on its way into the case, or what it failed with. */
type Read =
  | { readonly input: Input; readonly member: string; readonly draft: CaptureDraft; readonly left: readonly Member[] }
  | { readonly input: Input; readonly outcome: FileOutcome };

/** One import. */
class Run {
  readonly outcomes: FileOutcome[] = [];
  readonly #file: CaseFile;
  readonly #options: ImportOptions;
  readonly #addresses: AddressBook;
  #batch: Read[] = [];
  #since = Date.now();
  #done = 0;
  #total = 0;

  constructor(file: CaseFile, options: ImportOptions) {
    this.#file = file;
    this.#options = options;
    this.#addresses = new AddressBook(file.db);
  }

  async take(inputs: readonly (Input | FileOutcome)[]): Promise<void> {
    this.#total = inputs.length;
    // The next files are read while this one is committed; in their order all the same.
    const ahead: { input: Input | FileOutcome; reading: Promise<Read[]> }[] = [];
    let next = 0;
    const fill = (): void => {
      while (ahead.length <= this.#options.room.seats && next < inputs.length && !this.#stopped) {
        const input = inputs[next++];
        if (input !== undefined) ahead.push({ input, reading: this.#readAll(input) });
      }
    };
    for (fill(); ahead.length > 0; fill()) {
      const { reading, input } = ahead.shift() ?? {};
      if (input === undefined || reading === undefined) break;
      this.#tell([], input.path);
      const reads = await reading;
      this.#batch.push(...reads);
      this.#done++;
      if (this.#isFull()) this.#commit(input.path);
      // Lets calls of the window in between.
      await new Promise((resolve) => setImmediate(resolve));
    }
    for (const input of inputs.slice(next)) this.#batch.push(this.#cancelled(input));
    this.#commit(undefined);
  }

  get #stopped(): boolean {
    return this.#options.signal?.aborted === true;
  }

  #isFull(): boolean {
    let bytes = 0;
    for (const read of this.#batch) if ('draft' in read) bytes += read.draft.bytes.byteLength;
    return this.#batch.length >= BATCH.documents || bytes >= BATCH.bytes || Date.now() - this.#since >= BATCH.wait;
  }

  /** Reads a file, or the documents in it that are wanted. Never rejects. */
  async #readAll(input: Input | FileOutcome): Promise<Read[]> {
    if ('status' in input) return [{ input: { path: input.path, name: input.name, bytes: noBytes }, outcome: input }];
    try {
      const bytes = await input.bytes();
      const hint = this.#hint(input, bytes);
      const { members } = this.#options;
      const named = Array.isArray(members) ? (members as readonly string[]) : undefined;
      if (named !== undefined) {
        const listed = this.#options.listed ?? (await this.#options.room.read(bytes, hint)).members.members;
        return await this.#readMembers(input, bytes, hint, { members: named, listed });
      }
      const taken = await this.#options.room.read(bytes, hint);
      if (taken.read !== undefined) return [this.#draft(input, bytes, '', taken)];
      if (members === 'pages') {
        const listed = taken.members.members;
        return await this.#readMembers(input, bytes, hint, { members: listed.map(({ member }) => member), listed });
      }
      return [{ input, outcome: { ...bare(input), status: 'choose', members: taken.members.members } }];
    } catch (thrown) {
      return [{ input, outcome: failure(input, '', thrown) }];
    }
  }

  /** Reads documents of a file one by one. They are committed on the way, since there may be thousands. */
  async #readMembers(
    input: Input,
    bytes: Uint8Array,
    hint: ReaderHint,
    { members, listed }: { readonly members: readonly string[]; readonly listed: readonly Member[] },
  ): Promise<Read[]> {
    // The file itself is counted already.
    this.#total += Math.max(0, members.length - 1);
    const known = new Map(listed.map((member) => [member.member, member]));
    for (const [index, member] of members.entries()) {
      const found = known.get(member);
      const name = found?.name ?? input.name;
      const read = this.#stopped
        ? this.#cancelled({ ...input, name })
        : await this.#readMember({ ...input, name }, bytes, { ...hint, member }, found);
      // Only now: while it was read, the batch that was there may have been committed.
      this.#batch.push(read);
      if (index < members.length - 1) this.#done++;
      if (this.#isFull()) this.#commit(name);
    }
    return [];
  }

  async #readMember(
    input: Input,
    bytes: Uint8Array,
    hint: ReaderHint & { readonly member: string },
    listed: Member | undefined,
  ): Promise<Read> {
    try {
      const taken = await this.#options.room.read(bytes, hint);
      return this.#draft(input, bytes, hint.member, listed === undefined ? taken : { ...taken, record: listed });
    } catch (thrown) {
      return { input, outcome: failure(input, hint.member, thrown) };
    }
  }

  #hint(input: Input, bytes: Uint8Array): ReaderHint {
    const { name, manifest } = input;
    const known = manifest === undefined ? undefined : knownFile(manifest, name, sha256(bytes));
    return { name, known, password: this.#options.password };
  }

  #draft(input: Input, bytes: Uint8Array, asked: string, taken: Taken): Read {
    const { read, members, record } = taken;
    if (read === undefined) throw new SourcemarkError('not-found', `“${input.name}” does not hold “${asked}”.`);
    // The only page of an archive is taken without being asked for.
    const member = asked === '' && members.choose ? (members.members[0]?.member ?? '') : asked;
    const { via, source, entered } = this.#options;
    return {
      input,
      member,
      draft: {
        bytes,
        via,
        name: basename(input.path),
        member,
        url: record.url,
        recordedAt: record.recordedAt,
        read,
        entered,
        source,
      },
      left: asked === '' && !members.choose ? members.members : [],
    };
  }

  /** Commits what was read, in one transaction. */
  #commit(current: string | undefined): void {
    const batch = this.#batch;
    this.#batch = [];
    this.#since = Date.now();
    if (batch.length > 0 || current === undefined) this.#tell(this.#added(batch), current);
  }

  #added(batch: readonly Read[]): FileOutcome[] {
    const drafts = batch.flatMap((read) => ('draft' in read ? [read.draft] : []));
    try {
      const added = addCaptures(this.#file, drafts, this.#addresses);
      let at = 0;
      return batch.map((read) => {
        if ('outcome' in read) return read.outcome;
        const { source, capture, status } = added[at++] ?? {};
        if (source === undefined || capture === undefined || status === undefined) throw new Error('a draft got lost');
        const warnings = status === 'duplicate' ? [] : read.draft.read.warnings;
        return { ...bare(read.input), member: read.member, status, source, capture, warnings, members: read.left };
      });
    } catch (thrown) {
      // One of them is at fault: alone, it fails alone.
      if (batch.length > 1) return batch.flatMap((read) => this.#added([read]));
      return batch.map((read) => failure(read.input, 'draft' in read ? read.member : '', thrown));
    }
  }

  #cancelled(input: Input | FileOutcome): Read {
    const plain = { path: input.path, name: input.name, bytes: noBytes };
    if ('status' in input) return { input: plain, outcome: input };
    const error = new SourcemarkError('import-cancelled', 'The import was stopped before this file. Import it again.');
    return { input: plain, outcome: failure(input, '', error) };
  }

  #tell(outcomes: readonly FileOutcome[], current: string | undefined): void {
    this.outcomes.push(...outcomes);
    this.#options.onAdvance?.({ outcomes, done: this.#done, total: this.#total, current });
  }
}

const noBytes = (): Promise<Uint8Array> => Promise.resolve(new Uint8Array());

function bare({ path, name }: Pick<Input, 'path' | 'name'>): FileOutcome {
  return {
    ...{ path, name, member: '', status: 'failed', source: undefined, capture: undefined },
    ...{ warnings: [], error: undefined, members: [] },
  };
}

function failure(input: Pick<Input, 'path' | 'name'>, member: string, thrown: unknown): FileOutcome {
  const error = errorData(thrown);
  const asks = error.code === 'password-needed' || error.code === 'password-wrong';
  return { ...bare(input), member, status: asks ? 'password' : 'failed', error };
}

/** The files that a path stands for, without manifests, which are no sources but speak of the files beside them. */
async function expandInput(path: string): Promise<(Input | FileOutcome)[]> {
  try {
    const files = await expandPath(path);
    const manifests = new Map<string, Manifest | undefined>();
    const inputs: Input[] = [];
    for (const inside of files) {
      const folder = dirname(inside);
      if (!manifests.has(folder)) manifests.set(folder, await readManifest(folder));
      const manifest = manifests.get(folder);
      if (manifest !== undefined && basename(inside) === MANIFEST_NAME) continue;
      inputs.push({ path: inside, name: basename(inside), bytes: () => readFileBytes(inside), manifest });
    }
    return inputs;
  } catch (thrown) {
    return [failure({ path, name: basename(path) }, '', thrown)];
  }
}

async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    return parseManifest(await readFile(join(folder, MANIFEST_NAME), 'utf8'));
  } catch {
    return undefined;
  }
}
