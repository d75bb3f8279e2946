/**
 * A manifest beside text files says what is known of them: `manifest.json` with the format `sourcemark-manifest/1`.
 * It counts for a file only while the file still has the SHA-256 that the manifest was written for.
 */
import * as z from 'zod';
import { FACT_BASES, FACT_FIELDS, type Fact } from '../../domain/source';
import { BLOCK_KINDS } from '../../domain/text';

/** The name under which a manifest is looked for in a file's folder. */
export const MANIFEST_NAME = 'manifest.json';

const known = z.object({
  sha256: z.string(),
  facts: z.array(
    z.object({
      field: z.enum(FACT_FIELDS),
      value: z.string().min(1),
      basis: z.enum(FACT_BASES),
      reason: z.string(),
    }) satisfies z.ZodType<Fact>,
  ),
  /** Lines count from 1. */
  blocks: z.array(z.object({ line: z.number().int().positive(), kind: z.enum(BLOCK_KINDS) })),
});

const manifest = z.object({ format: z.literal('sourcemark-manifest/1'), files: z.record(z.string(), known) });

/** What is known of files, by name. */
export type Manifest = z.infer<typeof manifest>;

/** What is known of one file. */
export type KnownFile = z.infer<typeof known>;

/** Parses a manifest, or answers undefined when the text is something else. Never throws. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const parsed = manifest.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** What the manifest knows of the file `name` whose bytes have this SHA-256, or undefined. */
export function knownFile(found: Manifest | undefined, name: string, sha256: string): KnownFile | undefined {
  if (found === undefined || !Object.hasOwn(found.files, name)) return undefined;
  const entry = found.files[name];
  return entry?.sha256 === sha256 ? entry : undefined;
}
