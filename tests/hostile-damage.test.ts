/** Files that were cut off or damaged on their way: each is a text or one sentence, and the import goes on. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { root } from '../build/places.mjs';
import { CARRIERS } from './support/carriers';
import type { CliPlace } from './support/cli';
import { articleAbout } from './support/documents';
import { problemsOfTexts, textsOfCase } from './support/imported-texts';
import { runWatched } from './support/watched-cli';

const CUTS = 20;
const FLIPS = 50;

const folder = mkdtempSync(join(tmpdir(), 'sourcemark-damage-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Numbers from 0 to 1 that look random and are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A good file of each kind, by the end of its name. */
function goodFiles(): Map<string, Buffer> {
  const about = articleAbout('damaged file');
  const kinds = CARRIERS.filter(({ ending }) => !/^(?:bare|head|pasted)\./u.test(ending));
  const files = kinds.map(
    ({ ending, wrap }) => [ending, Buffer.from(wrap('<b>Weapons</b> were named.', about))] as const,
  );
  const [, archive = Buffer.alloc(0)] = files.find(([ending]) => ending.endsWith('.warc')) ?? [];
  return new Map([...files, ['packed.warc.gz', gzipSync(archive)]]);
}

it('are a text or one sentence each, wherever they are cut or damaged', { timeout: 240_000 }, async () => {
  const inbox = join(folder, 'inbox');
  mkdirSync(inbox);
  const files = goodFiles();
  for (const [ending, good] of files) {
    const random = seeded(good.byteLength);
    const write = (what: string, bytes: Uint8Array): void => writeFileSync(join(inbox, `${what}-${ending}`), bytes);
    write('good', good);
    for (let n = 0; n < CUTS; n++)
      write(`cut-${n}`, good.subarray(0, 1 + Math.floor(((good.byteLength - 1) * (n + random())) / CUTS)));
    for (let n = 0; n < FLIPS; n++) {
      const bytes = Buffer.from(good);
      // One bit somewhere, or a whole byte, or a run of bytes.
      const at = Math.floor(random() * bytes.byteLength);
      for (let i = 0; i < [1, 1, 4][n % 3]!; i++)
        bytes[(at + i) % bytes.byteLength]! ^= n % 3 === 0 ? 1 << (n % 8) : 255;
      write(`flip-${n}`, bytes);
    }
  }
  const place: CliPlace = {
    executable: process.execPath,
    root,
    home: join(folder, 'home'),
    casePath: join(folder, 'damage.sourcemark'),
  };
  const { status, lines } = await runWatched(place, ['import', inbox]);
  expect(status).toBe(1);
  const paths = new Set(lines.map((line) => line['path']));
  expect(paths.size).toBe(files.size * (1 + CUTS + FLIPS));
  const errors = lines.flatMap((line) => {
    const error = line['error'] as { code: string; message: string } | undefined;
    return error === undefined ? [] : [{ path: String(line['path']), ...error }];
  });
  expect(errors.filter(({ code, path }) => code === 'internal' || /(?:^|\/)good-/u.test(path))).toEqual([]);
  // A sentence names the file as the person knows it, and says nothing of the inside of a program.
  const unclear = errors.filter(
    ({ message }) => !/^“[^”]+” .*\.$/u.test(message) || /Error|undefined|\n/u.test(message),
  );
  expect(unclear).toEqual([]);
  const texts = textsOfCase(place.casePath);
  expect(problemsOfTexts(texts)).toEqual([]);
  expect((await runWatched(place, ['verify'])).lines[0]).toMatchObject({ ok: true });
  // What is read to the end in spite of damage is most of what is plain text, and little of what is packed.
  expect(texts.size).toBeGreaterThan(lines.length / 4);
});
