/** What schema.org's ClaimReview (30.0) asks of the reviews that this app writes, as a form. */
import * as z from 'zod';

const name = z.string().min(1);
const agent = z.strictObject({ '@type': z.enum(['Person', 'Organization']), name });
/** An ISO 8601 date or time, cut to what is known. */
const DATE = /^\d{4}(?:-\d\d(?:-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)?)?$/u;
const date = z.string().regex(DATE, 'is no date');
const id = z.string().regex(/^(?:https?:\/\/|urn:)\S+$/u, 'is neither http(s) nor a name');

const article = z.strictObject({
  '@type': z.literal('NewsArticle'),
  '@id': id,
  url: z.url({ protocol: /^https?$/u }).optional(),
  headline: name,
  datePublished: date.optional(),
  author: agent.optional(),
  publisher: agent.optional(),
  encoding: z.strictObject({
    '@type': z.literal('MediaObject'),
    encodingFormat: z.string(),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/u)
      .optional(),
    uploadDate: date,
  }),
});

const review = z.strictObject({
  '@type': z.literal('ClaimReview'),
  '@id': id,
  claimReviewed: name,
  datePublished: date.optional(),
  author: agent.optional(),
  reviewRating: z.strictObject({
    '@type': z.literal('Rating'),
    alternateName: name,
    ratingExplanation: name.optional(),
  }),
  itemReviewed: z.strictObject({
    '@type': z.literal('Claim'),
    '@id': id,
    text: name,
    // A name alone stands for one whose kind isn’t known (schema.org, “Data model”, on text where a kind is expected).
    author: z.union([agent, name]).optional(),
    appearance: article,
  }),
});

const graph = z.strictObject({ '@context': z.literal('https://schema.org'), '@graph': z.array(review) });

/** True for a date as reviews have it, and for none. */
export function isDate(value: string | null): boolean {
  return value === null || DATE.test(value);
}

/** What is wrong with a file, as sentences; at most ten. */
export function validateClaimReview(json: string): string[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return ['The file is no JSON.'];
  }
  const checked = graph.safeParse(parsed);
  if (checked.success) return [];
  return checked.error.issues
    .slice(0, 10)
    .map(({ path, message }) => `The file is not as schema.org says at “${path.join('.')}”: ${message}.`);
}
