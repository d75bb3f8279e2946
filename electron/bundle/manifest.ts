/** The manifest of a sealed bundle: every file of it with its hash. The SHA-256 of the manifest is the bundle's seal. */
import * as z from 'zod';

/** The form of bundles that this version writes and reads. */
export const BUNDLE_FORMAT = 'sourcemark-bundle-1';

/** Names of the files of a bundle. */
export const BUNDLE_FILES = {
  annotations: 'annotations.jsonld',
  journal: 'journal.jsonl',
  manifest: 'manifest.json',
  readme: 'README.txt',
  sources: 'sources.json',
  verifier: 'verify.mjs',
} as const;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

/** The form of a manifest. */
export const manifestForm = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  /** Id of the case, which all its copies have. */
  case: z.string().min(1).max(64),
  /** When it was made, ISO 8601 in UTC. */
  made: z.string(),
  /** The version of Sourcemark that made it. */
  app: z.string(),
  /** How many entries the journal has. */
  entries: z.number().int().nonnegative(),
  /** Every other file of the bundle, in the order of their paths. */
  files: z.array(z.strictObject({ path: z.string().min(1).max(200), size: z.number().int().nonnegative(), sha256 })),
});

/** What a bundle holds. */
export type Manifest = z.infer<typeof manifestForm>;

/** Where the bytes of a capture are. */
export function originalPath(hash: string): string {
  return `original/${hash}`;
}

/** Where a text is. */
export function textPath(hash: string): string {
  return `texts/${hash}.txt`;
}
