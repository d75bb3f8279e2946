/** Code in articles: every payload, in every kind of file that can carry it, is words or a sentence, and nothing else. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../build/places.mjs';
import { isWebAddress, type Fact } from '../domain/source';
import { CARRIERS } from './support/carriers';
import { articleAbout } from './support/documents';
import { problemsOfTexts, textsOfCase } from './support/imported-texts';
import { payloads } from './support/payloads';
import { OTHER_ADDRESSES } from './support/hostile-files';
import { runWatched, type WatchedRun } from './support/watched-cli';
import type { CliPlace } from './support/cli';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sourcemark-payloads-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const placeOf = (name: string): CliPlace => ({
  executable: process.execPath,
  root,
  home: join(folder, 'home'),
  casePath: join(folder, `${name}.sourcemark`),
});

interface Carried {
  readonly name: string;
  /** Of these words some must be in the text; none where the payload may hide the article. */
  readonly words: readonly string[];
}

/** Imports each of these strings in every carrier, in one go. */
async function importCarried(
  place: CliPlace,
  strings: readonly { readonly id: string; readonly payload: string }[],
): Promise<{ carried: Carried[]; run: WatchedRun }> {
  const inbox = place.casePath.replace(/\.sourcemark$/u, '');
  mkdirSync(inbox);
  const carried: Carried[] = [];
  for (const { id, payload } of strings) {
    for (const { ending, keepsArticle, wrap } of CARRIERS) {
      const name = `${id}-${ending}`;
      const about = articleAbout(`${id} ${ending}`);
      writeFileSync(join(inbox, name), wrap(payload, about));
      carried.push({ name, words: keepsArticle ? [about.marker, 'Witnesses said', 'A spokesman for'] : [] });
    }
  }
  return { carried, run: await runWatched(place, ['import', inbox]) };
}

describe('payloads', () => {
  const all = payloads(root);

  it(
    `each of ${all.length} in each of ${CARRIERS.length} kinds of file is a text with its article, or one sentence`,
    { timeout: 240_000 },
    async () => {
      const place = placeOf('payloads');
      const { carried, run } = await importCarried(place, all);
      const texts = textsOfCase(place.casePath);
      const wrong = carried.flatMap(({ name, words }) => {
        const lines = run.lines.filter((line) => line['path'] === join(folder, 'payloads', name));
        const [line] = lines;
        if (line === undefined || lines.length > 1) return [`${name}: ${lines.length} lines`];
        const error = line['error'] as { code: string; message: string } | undefined;
        if (error !== undefined) {
          const said =
            words.length === 0 && ['no-text', 'empty-file'].includes(error.code) && isSentence(error.message);
          return said ? [] : [`${name}: ${error.code}, ${error.message}`];
        }
        const text = texts.get(String(line['capture']))?.content ?? '';
        return words.length === 0 || words.some((some) => text.includes(some))
          ? []
          : [`${name}: the article is not in the text`];
      });
      expect(wrong).toEqual([]);
      expect(problemsOfTexts(texts)).toEqual([]);
      expect((await runWatched(place, ['verify'])).lines[0]).toMatchObject({ ok: true, problems: [] });
    },
  );
});

describe('addresses', () => {
  it(
    'none but those of the web become the address of a source or go into an export',
    { timeout: 120_000 },
    async () => {
      const place = placeOf('addresses');
      const strings = OTHER_ADDRESSES.map((payload, index) => ({ id: `address-${index + 1}`, payload }));
      // The control: the same places do state an address.
      const good = 'https://stated.example/2021/story';
      const { run } = await importCarried(place, [...strings, { id: 'control', payload: good }]);
      expect(run.lines.filter((line) => line['status'] === 'failed').map((line) => line['path'])).toEqual([]);
      const { lines: sources } = await runWatched(place, ['sources']);
      const stated = sources.flatMap((source) => (source['facts'] as Fact[]).filter(({ field }) => field === 'url'));
      expect(stated.filter(({ value }) => !isWebAddress(value))).toEqual([]);
      expect(stated.filter(({ value }) => /alert|passwd|javascript|127\.0\.0\.1/iu.test(value))).toEqual([]);
      expect(run.lines.filter((line) => line['url'] === good).length).toBeGreaterThanOrEqual(2);
    },
  );
});

/** One or two sentences for a person, without a stack or a name of a class. */
function isSentence(message: string): boolean {
  return /^[“A-Z].*\.$/u.test(message) && !/\n|Error|undefined|\bat \w+ \(/u.test(message);
}
