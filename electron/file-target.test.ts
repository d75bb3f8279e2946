import { execFileSync } from 'node:child_process';
import type * as FileSystem from 'node:fs';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { moveInto, targetAt } from './file-target';
import { keepOffTheCase } from './keep-off-case';
import { replaceFile } from './replace-file';

/** What giving a second name fails with; undefined where the file system can. */
let noSecondName: string | undefined;
vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof FileSystem>();
  const linkSync = (from: string, to: string): void => {
    if (noSecondName !== undefined) throw Object.assign(new Error(noSecondName), { code: noSecondName });
    real.linkSync(from, to);
  };
  return { ...real, linkSync };
});

/** Where links need a right that few have, and pipes are no files. */
const WINDOWS = process.platform === 'win32';

let folder: string;
beforeEach(() => {
  noSecondName = undefined;
  folder = mkdtempSync(join(tmpdir(), 'sourcemark-target-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Begins a file that goes to `name`. */
function begun(name: string, overwrite: boolean): ReturnType<typeof targetAt> {
  const target = targetAt(join(folder, name), overwrite);
  writeFileSync(target.part, 'new');
  return target;
}

const files = (): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

describe('where a file goes', () => {
  it.each([undefined, 'EPERM', 'ENOTSUP', 'EISDIR'])(
    'X3: a file that came there in the meantime is not replaced (second names: %s)',
    (fails) => {
      noSecondName = fails;
      const target = begun('out.csv', false);
      writeFileSync(target.path, 'theirs');
      expect(() => moveInto(target)).toThrow(/Another file came to .*out\.csv in the meantime and was left as it is/u);
      expect(files()).toEqual({ 'out.csv': 'theirs', [basename(target.part)]: 'new' });
      rmSync(target.path);
      moveInto(target);
      expect(files()).toEqual({ 'out.csv': 'new' });
    },
  );

  it('X3: nothing is left of a name that was taken for nothing', () => {
    noSecondName = 'EPERM';
    const target = begun('out.csv', false);
    rmSync(target.part);
    expect(() => moveInto(target)).toThrow(/ENOENT/u);
    expect(files()).toEqual({});
  });

  it('X3: a file is replaced where that was said', () => {
    writeFileSync(join(folder, 'out.csv'), 'old');
    expect(() => targetAt(join(folder, 'out.csv'), false)).toThrow(/There is a file at .* already/u);
    moveInto(begun('out.csv', true));
    expect(files()).toEqual({ 'out.csv': 'new' });
  });

  it('X3: a name as long as a disk allows can be written, and a longer one is refused at once', () => {
    const longest = `${'ي'.repeat(125)}.csv`;
    expect(Buffer.byteLength(longest)).toBe(254);
    replaceFile(join(folder, longest), ['whole'], false);
    expect(files()).toEqual({ [longest]: 'whole' });
    expect(() => targetAt(join(folder, `${longest}xx`), false)).toThrow(/is longer than this disk allows/u);
  });

  it.skipIf(WINDOWS)('X3: what is no file is refused before any work', async () => {
    mkdirSync(join(folder, 'a'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const server = createServer().listen(join(folder, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    symlinkSync(join(folder, 'pipe'), join(folder, 'to-pipe'));
    symlinkSync(join(folder, 'none'), join(folder, 'to-none'));
    for (const overwrite of [true, false]) {
      const trying = (name: string) => () => targetAt(join(folder, name), overwrite);
      expect(trying('a')).toThrow(/“a” is a folder/u);
      for (const name of ['pipe', 'socket', 'to-pipe']) expect(trying(name)).toThrow(/a device, a pipe or a socket/u);
      expect(trying('to-none')).toThrow(/a link to a file that is not there/u);
      expect(trying('no/out.csv')).toThrow(/The folder for “out\.csv” does not exist/u);
    }
    server.close();
  });

  it.skipIf(WINDOWS)(
    'X3: a link leads to the file that is replaced, and what is half written stays beside that',
    () => {
      mkdirSync(join(folder, 'vault'));
      writeFileSync(join(folder, 'vault', 'kept.csv'), 'old');
      symlinkSync(join(folder, 'vault', 'kept.csv'), join(folder, 'latest.csv'));
      const target = targetAt(join(folder, 'latest.csv'), true);
      expect([target.path, dirname(target.part)]).toEqual([join(folder, 'vault', 'kept.csv'), join(folder, 'vault')]);
      replaceFile(join(folder, 'latest.csv'), ['new']);
      expect(readFileSync(join(folder, 'vault', 'kept.csv'), 'utf8')).toBe('new');
      expect(readFileSync(join(folder, 'latest.csv'), 'utf8')).toBe('new');
    },
  );

  it.skipIf(WINDOWS)('X3: nothing is written over the case itself, also by another name', () => {
    const own = join(folder, 'a.sourcemark');
    writeFileSync(own, 'the case');
    symlinkSync(own, join(folder, 'b.csv'));
    for (const path of [own, join(folder, 'b.csv')])
      expect(() => keepOffTheCase(own, path)).toThrow(/the case itself/u);
    expect(existsSync(own)).toBe(true);
  });
});
