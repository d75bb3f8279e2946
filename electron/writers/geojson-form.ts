/** What RFC 7946 asks of the GeoJSON that this app writes, as a form. */
import * as z from 'zod';

/** Section 3.1.1 and 4: longitude, then latitude, in degrees. */
const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

const link = z.url({ protocol: /^https?$/u }).nullable();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

/** Section 3.2. */
const feature = z.strictObject({
  type: z.literal('Feature'),
  id: z.string().min(1),
  geometry: z.strictObject({ type: z.literal('Point'), coordinates: position }).nullable(),
  properties: z.looseObject({
    name: z.string().min(1),
    sources: z.array(z.looseObject({ url: link, captureSha256: sha256.nullable(), textSha256: sha256 })),
  }),
});

/** Section 3.3. */
const collection = z.strictObject({ type: z.literal('FeatureCollection'), features: z.array(feature) });

/** What is wrong with a file, as sentences; at most ten. */
export function validateGeojson(json: string): string[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return ['The file is no JSON.'];
  }
  const checked = collection.safeParse(parsed);
  if (checked.success) return [];
  return checked.error.issues
    .slice(0, 10)
    .map(({ path, message }) => `The file is not as RFC 7946 says at “${path.join('.')}”: ${message}.`);
}
