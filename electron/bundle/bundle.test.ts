import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annotate, writeNote } from '../../db/annotation-commands';
import type { CaseFile } from '../../db/case-file';
import { redo, undo } from '../../db/commands';
import { addNewCapture, addText, casePath, openTestCase } from '../../db/fixtures';
import { linkClaims } from '../../db/link-commands';
import { mergeCase } from '../../db/merge';
import { purgeSource } from '../../db/purge';
import { everything } from '../../db/random/fixtures';
import { linkMentions } from '../../db/register-commands';
import { listSources } from '../../db/sources';
import { verifyCase } from '../../db/verify';
import { sharedData } from '../../tests/support/shared-data';
import type { Manifest } from './manifest';
import { mergeBundle, openBundle } from './read-bundle';
import { bundleRefusal, writeBundle, type BundleOptions } from './write-bundle';
import { writeZip } from './zip';

const OPTIONS: BundleOptions = { profile: 'full', app: '9.9.9' };

/** In a drill every byte is tried. */
const LIMIT_MS = process.env['PROPERTY_RUNS'] === undefined ? 600_000 : 3_600_000;

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'sourcemark-bundle-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A case with all that a journal can hold: texts in several scripts, what was undone, a purge, a fork. */
function fullCase(): CaseFile {
  const file = openTestCase();
  const first = addText(file, 'Daraa was calm. Two men were held.');
  const second = addText(file, 'درعا هادئة 👨‍👩‍👧‍👦');
  const third = addText(file, 'A secret that goes.');
  const a = annotate(file, { text: first.text, start: 0, end: 14, tag: 'claim', note: 'one\nnote' });
  const b = annotate(file, { text: second.text, start: 0, end: 4, tag: 'claim' });
  linkClaims(file, { from: a.id, to: b.id, relation: 'same', note: 'because' });
  const actor = annotate(file, { text: first.text, start: 16, end: 23, tag: 'actor' });
  linkMentions(file, [actor.id], { create: { name: 'Two men' } }, 'sure', 'it says so');
  addNewCapture(file, first.source, 'Updated. Daraa was calm.');
  undo(file);
  redo(file);
  const path = casePath();
  file.db.exec(`VACUUM INTO '${path}'`);
  const copy = openTestCase(path);
  annotate(copy, { text: third.text, start: 0, end: 8, tag: 'place' });
  writeNote(copy, a.id, 'theirs');
  writeNote(file, a.id, 'mine');
  purgeSource(file, third.source, 'asked for');
  mergeCase(file, copy);
  return file;
}

/** A case of one source and one mark: a bundle of few bytes. */
function smallCase(): CaseFile {
  const file = openTestCase();
  annotate(file, { text: addText(file, 'Daraa.').text, start: 0, end: 5, tag: 'place' });
  return file;
}

function bytesOf(file: CaseFile, options = OPTIONS): Buffer {
  return Buffer.concat(Array.from(writeBundle(file.db, options).chunks()));
}

function stored(bytes: Uint8Array, name = 'bundle.zip'): string {
  const path = join(mkdtempSync(join(folder, 'b-')), name);
  writeFileSync(path, bytes);
  return path;
}

/** Unpacks a bundle as anybody would. Answers the folder. */
function unpacked(bytes: Uint8Array): string {
  const target = mkdtempSync(join(folder, 'u-'));
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    mkdirSync(dirname(join(target, name)), { recursive: true });
    writeFileSync(join(target, name), content);
  }
  return target;
}

/** Runs the verifier of a bundle on something; it is taken out of the bundle itself. */
function verify(bytes: Uint8Array, ...args: string[]): { status: number | null; lines: string[] } {
  const script = stored(unzipSync(bytes)['verify.mjs'] ?? new Uint8Array(), 'verify.mjs');
  const { status, stdout } = spawnSync(process.execPath, [script, ...args], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  });
  return { status, lines: stdout.split('\n').filter((line) => line !== '') };
}

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

describe('a sealed bundle', () => {
  it('Z1: is the same bytes for the same case, anywhere, and holds what it promises', () => {
    const file = fullCase();
    const bundle = writeBundle(file.db, OPTIONS);
    const bytes = bytesOf(file);
    expect(bytes.byteLength).toBe(bundle.size);
    expect(bytesOf(file).equals(bytes)).toBe(true);
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Asia/Tokyo';
    expect(bytesOf(file).equals(bytes)).toBe(true);
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    const files = unzipSync(bytes);
    const names = Object.keys(files);
    expect(names).toEqual([...names].sort());
    expect(names).toHaveLength(bundle.files);
    expect(sha256(files['manifest.json'] ?? '')).toBe(bundle.seal);
    const journal = Buffer.from(files['journal.jsonl'] ?? [])
      .toString('utf8')
      .trimEnd()
      .split('\n');
    expect(journal).toHaveLength(verifyCase(file.db).entries);
    expect(journal.filter((line) => line.includes('"payload":null')).length).toBeGreaterThan(1);
    const everythingWritten = bytes.toString('latin1');
    expect(everythingWritten).not.toContain('A secret');
    expect(everythingWritten).not.toContain(dirname(file.path));
  });

  it('Z1: takes the annotations and the time that it is given', () => {
    const file = fullCase();
    const annotations = (): string[] => ['{"@context":', '"http://www.w3.org/ns/anno.jsonld"}\n'];
    const bytes = bytesOf(file, { ...OPTIONS, annotations, made: '2026-11-27T00:00:00.000Z' });
    const files = unzipSync(bytes);
    expect(Buffer.from(files['annotations.jsonld'] ?? []).toString()).toBe(annotations().join(''));
    expect(JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString())).toMatchObject({
      made: '2026-11-27T00:00:00.000Z',
      app: '9.9.9',
    });
    expect(verify(bytes, stored(bytes)).status).toBe(0);
  });

  it('Z2: is refused under a profile that leaves things out, and says why', () => {
    expect(bundleRefusal('full')).toBeUndefined();
    expect(bundleRefusal('default')).toMatch(/would break the hashes/u);
    const file = openTestCase();
    expect(() => writeBundle(file.db, { ...OPTIONS, profile: 'public' })).toThrow(/Choose the profile/u);
  });

  it('Z3: is found whole by its verifier, as a file and unpacked, with the seal and without', () => {
    const file = fullCase();
    const { seal } = writeBundle(file.db, OPTIONS);
    const bytes = bytesOf(file);
    const [zip, open] = [stored(bytes), unpacked(bytes)];
    for (const args of [[zip], [open], [zip, '--seal', seal], [open, '--seal', seal], [zip, '--seal', sha256(bytes)]]) {
      expect(verify(bytes, ...args)).toMatchObject({ status: 0, lines: [expect.stringContaining(seal)] });
    }
    expect(
      spawnSync(process.execPath, [join(open, 'verify.mjs')], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } })
        .status,
    ).toBe(0);
    expect(verify(bytes, zip, '--seal', 'f'.repeat(64)).lines).toEqual([
      expect.stringMatching(/^manifest\.json: is not the one/u),
    ]);
    expect(verify(bytes, zip, '--seal', 'nonsense').status).toBe(2);
    expect(verify(bytes, join(open, 'missing')).status).toBe(1);
  });

  it('Z3: every changed, missing and added file of an unpacked bundle is named', () => {
    const bytes = bytesOf(smallCase());
    for (const name of Object.keys(unzipSync(bytes))) {
      const open = unpacked(bytes);
      const content = readFileSync(join(open, name));
      if (content.byteLength > 0) {
        const changed = Buffer.from(content);
        const at = Math.floor(content.byteLength / 2);
        changed[at] = (changed[at] ?? 0) ^ 1;
        writeFileSync(join(open, name), changed);
        const found = verify(bytes, open, '--seal', sha256(unzipSync(bytes)['manifest.json'] ?? ''));
        expect(found.status, name).toBe(1);
        expect(found.lines.join('\n'), name).toContain(name);
      }
      rmSync(join(open, name));
      expect(verify(bytes, open).lines.join('\n'), name).toContain(`${name}: is missing`);
    }
    const open = unpacked(bytes);
    writeFileSync(join(open, 'texts', 'added.txt'), 'x');
    expect(verify(bytes, open).lines).toEqual(expect.arrayContaining(['texts/added.txt: is not in the manifest']));
  });

  it('Z3: whoever makes a new manifest too is found by the journal', () => {
    const bytes = bytesOf(fullCase());
    const open = unpacked(bytes);
    const changed = readFileSync(join(open, 'journal.jsonl'), 'utf8').replace('because', 'becausf');
    writeFileSync(join(open, 'journal.jsonl'), changed);
    const manifest = JSON.parse(readFileSync(join(open, 'manifest.json'), 'utf8')) as {
      files: { path: string; sha256: string }[];
    };
    const files = manifest.files.map((one) =>
      one.path === 'journal.jsonl' ? { ...one, sha256: sha256(changed) } : one,
    );
    writeFileSync(join(open, 'manifest.json'), JSON.stringify({ ...manifest, files }));
    expect(verify(bytes, open).lines).toEqual([
      expect.stringMatching(/^journal entry .* has a payload that was changed/u),
    ]);
  });

  it('Z3, Z4: any changed byte of the file is found by the verifier, named, and refused', { timeout: LIMIT_MS }, () => {
    const bytes = bytesOf(smallCase());
    const places = Array.from(bytes.keys()).filter((at) => isTried(bytes, at));
    const harness = mkdtempSync(join(folder, 'h-'));
    writeFileSync(join(harness, 'verify.mjs'), unzipSync(bytes)['verify.mjs'] ?? '');
    writeFileSync(join(harness, 'bundle.zip'), bytes);
    writeFileSync(join(harness, 'flip.mjs'), FLIP);
    // The verifier leaves its file open until its process ends.
    for (let from = 0; from < places.length; from += 2000) {
      const part = places.slice(from, from + 2000);
      writeFileSync(join(harness, 'places.json'), JSON.stringify(part));
      const { stdout, stderr } = spawnSync(process.execPath, [join(harness, 'flip.mjs')], {
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      expect(stderr).toBe('');
      expect(JSON.parse(stdout)).toEqual({ tried: part.length, missed: [] });
    }
    const target = join(harness, 'back.sourcemark');
    for (const at of places.filter((_, n) => n % 25 === 0)) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 4;
      expect(() => openBundle(stored(changed), target), `byte ${at}`).toThrow(/Nothing was taken over/u);
    }
    expect(readdirSync(harness).filter((name) => name.includes('back'))).toEqual([]);
  });

  it('Z3: a changed header keeps no other change from being named', () => {
    const bytes = bytesOf(smallCase());
    const ranges = Object.entries(unzipped(bytes));
    const names = ranges.map(([name]) => name);
    const [first, ...rest] = ranges;
    const lastText = ranges.findLast(([name]) => name.startsWith('texts/'));
    if (first === undefined || lastText === undefined) throw new Error('no files');
    const directory = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    const named = (changes: readonly number[]): string => {
      const changed = Buffer.from(bytes);
      for (const at of changes) changed[at] = (changed[at] ?? 0) ^ 1;
      changed[lastText[1][0]] = (changed[lastText[1][0]] ?? 0) ^ 1;
      const { status, lines } = verify(bytes, stored(changed));
      expect(status).toBe(1);
      // What was changed is named, and nothing is called missing that is there.
      expect(lines.join('\n')).toContain(`${lastText[0]}: was changed`);
      expect(lines.filter((line) => / missing$/u.test(line) && !line.startsWith(first[0]))).toEqual([]);
      return lines.join('\n');
    };
    // In the first file’s own header: its signature, its date, and the size and length of name by which the next is found.
    for (const at of [0, 12, 18, 26]) expect(named([at]), String(at)).toContain(`"${first[0]}": its header`);
    // In its entry of the directory: the same, and where it begins.
    for (const at of [0, 14, 20, 28, 42]) expect(named([directory + at]), String(at)).toContain('in the ZIP archive');
    expect(named([0, directory])).toContain(`"${first[0]}": its header`);
    // In the end of the archive, of which nothing else is told.
    expect(named([bytes.byteLength - 1])).toContain('its end was changed');
    // In every own header at once.
    const all = named(rest.map(([name, [from]]) => from - name.length - 30));
    for (const name of names.slice(1)) expect(all).toContain(`"${name}": its header in the ZIP archive was changed`);
  });

  it('Z3: of an archive that is cut off the changed files are named, and none is called missing', () => {
    const bytes = bytesOf(smallCase());
    const journal = unzipped(bytes)['journal.jsonl']?.[0] ?? 0;
    const manifest = unzipped(bytes)['manifest.json']?.[1] ?? 0;
    const changed = Buffer.from(bytes.subarray(0, manifest + 10));
    changed[journal] = (changed[journal] ?? 0) ^ 1;
    const { lines } = verify(bytes, stored(changed));
    expect(lines.slice(0, 2)).toEqual([
      'the ZIP archive: its end was changed, cut off or added to',
      `the ZIP archive: from byte ${manifest} on it can’t be told which files it holds`,
    ]);
    expect(lines.join('\n')).toContain('journal.jsonl: was changed');
    expect(lines.join('\n')).not.toContain('missing');
  });

  it('Z3, Z4: bytes that are cut off or added anywhere are found and refused', () => {
    const bytes = bytesOf(fullCase());
    const damaged = [
      bytes.subarray(0, bytes.byteLength - 1),
      bytes.subarray(1),
      Buffer.concat([bytes, Buffer.from([0])]),
      Buffer.concat([Buffer.from([0]), bytes]),
      Buffer.concat([bytes.subarray(0, 100), Buffer.from('x'), bytes.subarray(100)]),
      bytes.subarray(0, 10),
      Buffer.alloc(0),
    ];
    for (const [n, one] of damaged.entries()) {
      expect(verify(bytes, stored(one)).status, String(n)).toBe(1);
      expect(() => openBundle(stored(one), casePath()), String(n)).toThrow(/Nothing was taken over/u);
    }
  });

  it('Z4: comes back as an equal case that goes on', () => {
    const file = fullCase();
    const path = stored(bytesOf(file));
    const target = casePath();
    expect(openBundle(path, target)).toMatchObject({ app: '9.9.9' });
    expect(readdirSync(dirname(target))).toEqual([basename(target)]);
    const back = openTestCase(target);
    expect(everything(back)).toEqual(everything(file));
    expect(verifyCase(back.db).problems).toEqual([]);
    expect(bytesOf(back).equals(bytesOf(file))).toBe(true);
    undo(back);
    expect(verifyCase(back.db).problems).toEqual([]);
    expect(() => openBundle(path, target)).toThrow(/There is a file/u);
    expect(() => openBundle(join(folder, 'none.zip'), casePath())).toThrow(/no bundle/u);
  });

  it('Z4: a bundle that was made anew with another journal is refused', () => {
    const bytes = bytesOf(smallCase());
    const forged = (change: (journal: string) => string, id?: string): string => {
      const files = unzipSync(bytes);
      const journal = Buffer.from(change(Buffer.from(files['journal.jsonl'] ?? []).toString()));
      const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString()) as Manifest;
      const listed = manifest.files.map((one) =>
        one.path === 'journal.jsonl' ? { ...one, size: journal.byteLength, sha256: sha256(journal) } : one,
      );
      files['journal.jsonl'] = journal;
      files['manifest.json'] = Buffer.from(JSON.stringify({ ...manifest, case: id ?? manifest.case, files: listed }));
      const entries = Object.entries(files).map(([name, content]) => {
        return { name, size: content.byteLength, crc: crc32(content), bytes: () => [content] };
      });
      return stored(Buffer.concat(Array.from(writeZip(entries))));
    };
    const target = casePath();
    openBundle(
      forged((journal) => journal),
      target,
    );
    rmSync(target);
    for (const [path, why] of [
      [forged((journal) => journal.replace('Daraa', 'Homs!')), /not sound/u],
      [forged((journal) => journal.split('\n').slice(1).join('\n')), /not sound/u],
      [forged((journal) => journal + journal), /append-only/u],
      [forged((journal) => journal, 'another'), /another case/u],
      [forged(() => ''), /another case/u],
      [forged(() => '{"__proto__":{"polluted":1}}\n'), /can't be made a case/u],
    ] as const) {
      expect(() => openBundle(path, target)).toThrow(why);
      expect(existsSync(target)).toBe(false);
    }
  });

  it('Z5: merges into a copy of the case', () => {
    const file = fullCase();
    const path = casePath();
    file.db.exec(`VACUUM INTO '${path}'`);
    const copy = openTestCase(path);
    const { id } = annotate(file, { text: listSources(file.db)[0]?.text.id ?? '', start: 0, end: 5, tag: 'place' });
    const report = mergeBundle(copy, stored(bytesOf(file)));
    expect(report.added).toMatchObject({ annotations: 1, entries: 1 });
    expect(everything(copy)).toEqual(everything(file));
    expect(JSON.stringify(everything(copy))).toContain(id);
    expect(() => mergeBundle(openTestCase(), stored(bytesOf(file)))).toThrow(/another case/u);
  });

  it('Z4: what was made to do harm is refused', () => {
    const index = sharedData(process.cwd(), 'hostile', 'index.jsonl');
    if (index === undefined) return;
    const hostile = readdirSync(dirname(index)).filter((name) => /\.(?:docx|qdpx|gz|warc|json)$/u.test(name));
    expect(hostile.length).toBeGreaterThan(8);
    for (const name of hostile) {
      const target = casePath();
      expect(() => openBundle(join(dirname(index), name), target), name).toThrow(/Nothing was taken over/u);
      expect(existsSync(target)).toBe(false);
    }
  });
});

/** Every byte outside of the files, and some of each file, or in a drill every one. */
function isTried(bytes: Buffer, at: number): boolean {
  if (process.env['PROPERTY_RUNS'] !== undefined) return true;
  const files = Object.entries(unzipped(bytes));
  const inside = files.find(([, [from, to]]) => at >= from && at < to);
  if (inside === undefined) return true;
  const [name] = inside;
  return at % (name === 'verify.mjs' || name === 'README.txt' ? 211 : name.includes('/') ? 1 : 17) === 0;
}

const ranges = new WeakMap<Buffer, Record<string, [number, number]>>();

/** Where the bytes of each file of a bundle are. */
function unzipped(bytes: Buffer): Record<string, [number, number]> {
  const known = ranges.get(bytes);
  if (known !== undefined) return known;
  const found: Record<string, [number, number]> = {};
  let at = 0;
  while (bytes.readUInt32LE(at) === 0x0403_4b50) {
    const from = at + 30 + bytes.readUInt16LE(at + 26);
    found[bytes.toString('latin1', at + 30, from)] = [from, from + bytes.readUInt32LE(at + 18)];
    at = from + bytes.readUInt32LE(at + 18);
  }
  ranges.set(bytes, found);
  return found;
}

/** Flips each of the bytes and runs the verifier in the same process, since a process for each takes too long. */
const FLIP = `
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
const here = dirname(fileURLToPath(import.meta.url));
const bytes = readFileSync(join(here, 'bundle.zip'));
const places = JSON.parse(readFileSync(join(here, 'places.json'), 'utf8'));
const path = join(here, 'flipped.zip');
const say = console.log;
const missed = [];
let lines = [];
console.log = (line) => lines.push(line);
for (const at of places) {
  const changed = Buffer.from(bytes);
  changed[at] ^= 1 << (at % 8);
  writeFileSync(path, changed);
  process.argv = [process.argv[0], process.argv[1], path];
  lines = [];
  process.exitCode = 0;
  await import('./verify.mjs?' + at);
  if (process.exitCode !== 1 || lines.length === 0 || !lines.every((line) => line.includes(': '))) missed.push([at, lines]);
}
process.exitCode = 0;
say(JSON.stringify({ tried: places.length, missed }));
`;
