/** The five sample articles with what the manifest knows of them: blocks and date of publication. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { visibleLines, type Block, type BlockKind } from '../../domain/text';

/** A sample article as the app reads it. Offsets of blocks are UTF-16 code units of `text`. */
export interface SeedArticle {
  readonly name: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly published: string;
}

interface Manifest {
  readonly files: Record<
    string,
    {
      readonly facts: readonly { readonly field: string; readonly value: string }[];
      readonly blocks: readonly { readonly line: number; readonly kind: BlockKind }[];
    }
  >;
}

/** The sample articles in the order of their names. */
export function seedArticles(): SeedArticle[] {
  const folder = join(__dirname, '..', '..', 'seeds');
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  return Object.entries(manifest.files).map(([name, { facts, blocks }]) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const kinds = new Map(blocks.map(({ line, kind }) => [line, kind]));
    return {
      name,
      text,
      blocks: visibleLines(text).map((line) => {
        const number = text.slice(0, line.start).split('\n').length;
        return { ...line, kind: kinds.get(number) ?? 'paragraph' };
      }),
      published: facts.find(({ field }) => field === 'published')?.value ?? '',
    };
  });
}

/** The sample article whose name begins with `prefix`, such as `000`. */
export function seedArticle(prefix: string): SeedArticle {
  const article = seedArticles().find(({ name }) => name.startsWith(prefix));
  if (article === undefined) throw new Error(`There is no sample article ${prefix}.`);
  return article;
}
