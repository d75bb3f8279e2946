/** The sample articles against what a reader would mark in them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { visibleLines, type Block } from '../../domain/text';
import { PLACES_TO_FIND, SEED_NAMES } from './seed-names';
import type { Printed } from './suggest-cli';

interface Manifest {
  readonly files: Readonly<
    Record<string, { readonly blocks: readonly { readonly line: number; readonly kind: Block['kind'] }[] }>
  >;
}

/** What came out for one article. */
export interface SeedResult {
  readonly file: string;
  readonly proposed: readonly (Printed & { readonly text: string; readonly isRight: boolean })[];
  /** Places that must be found and were not proposed anywhere in the article, though they stand outside its furniture. */
  readonly missedPlaces: readonly string[];
  /** Actors of the reader's list that no proposal holds. */
  readonly missedActors: readonly string[];
}

/** A sample article and its blocks, as the manifest beside it tells them; line numbers count from 1. */
function readSeed(root: string, file: string): { readonly text: string; readonly blocks: readonly Block[] } {
  const text = readFileSync(join(root, 'seeds', file), 'utf8');
  const manifest = JSON.parse(readFileSync(join(root, 'seeds', 'manifest.json'), 'utf8')) as Manifest;
  const kinds = new Map(manifest.files[file]?.blocks.map(({ line, kind }) => [line, kind]));
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  return {
    text,
    blocks: visibleLines(text).map((line) => ({ ...line, kind: kinds.get(lineOf(line.start)) ?? 'paragraph' })),
  };
}

/** What `suggest` proposes for each sample article in the checkout `root`. */
export function measureSeeds(
  root: string,
  suggest: (files: readonly string[]) => readonly (readonly Printed[])[],
): SeedResult[] {
  const all = suggest(SEED_NAMES.map(({ file }) => join(root, 'seeds', file)));
  return SEED_NAMES.map(({ file, places: placeNames, actors }, index) => {
    const { text, blocks } = readSeed(root, file);
    const shown = blocks
      .filter(({ kind }) => kind !== 'furniture')
      .map(({ start, end }) => text.slice(start, end))
      .join('\n');
    const proposed = (all[index] ?? []).map((one) => {
      const words = text.slice(one.start, one.end);
      const names = one.tag === 'place' ? placeNames : actors;
      return { ...one, text: words, isRight: names.some((name) => isNearly(words, name)) };
    });
    const has = (tag: string, name: string): boolean =>
      proposed.some((one) => one.tag === tag && plain(one.text).includes(plain(name)));
    return {
      file,
      proposed,
      missedPlaces: PLACES_TO_FIND.filter((name) => new RegExp(`${name}\\b`, 'u').test(shown) && !has('place', name)),
      missedActors: actors.filter(
        (name) =>
          shown.includes(name) &&
          !proposed.some(
            (one) =>
              one.tag === 'actor' && (plain(one.text).includes(plain(name)) || plain(name).includes(plain(one.text))),
          ),
      ),
    };
  });
}

const plain = (text: string): string => text.toLowerCase().replace(/[’']/g, "'");

/** Whether a proposal is a name of the list but for an article, a direction, a title or a number before it. */
function isNearly(words: string, name: string): boolean {
  const extra = /^(?:the |an? |(?:north|south|east|west)\w* |(?:brig\.|maj\.|gen\.) )*/;
  return plain(words).replace(extra, '') === plain(name).replace(extra, '');
}
