/** What the W3C Web Annotation Data Model asks of the annotations that this app writes, as a form. */
import * as z from 'zod';

const iri = z.string().regex(/^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/u, 'is no IRI');
const link = z
  .string()
  .regex(/^(?:https?:\/\/|urn:(?:sha-256|uuid):)[^\s<>"{}|\\^`]+$/u, 'is neither http(s) nor a hash');
const dateTime = z.iso.datetime({ offset: true });
const offset = z.number().int().nonnegative();

/** Section 4.2.4 and 4.2.5. */
const selector = z.tuple([
  z.strictObject({
    type: z.literal('TextQuoteSelector'),
    exact: z.string().min(1),
    prefix: z.string(),
    suffix: z.string(),
  }),
  z
    .strictObject({ type: z.literal('TextPositionSelector'), start: offset, end: offset })
    .refine(({ start, end }) => start < end, 'begins where it ends'),
]);

/** Sections 3.2.4 and 4: an embedded text has a value and no source, a specific resource has a source and no value. */
const body = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('TextualBody'),
    purpose: z.enum(['tagging', 'describing', 'classifying', 'assessing']),
    value: z.string(),
    source: z.undefined().optional(),
    created: dateTime.optional(),
  }),
  z.looseObject({
    type: z.literal('SpecificResource'),
    purpose: z.literal('identifying'),
    source: z.looseObject({ id: iri }),
    value: z.undefined().optional(),
  }),
]);

/** Sections 3.1, 3.3 and 4.3.1. */
const annotation = z.looseObject({
  '@context': z.literal('http://www.w3.org/ns/anno.jsonld'),
  id: iri,
  type: z.literal('Annotation'),
  bodyValue: z.undefined().optional(),
  created: dateTime,
  modified: dateTime.optional(),
  creator: z.looseObject({ type: z.literal('Person'), name: z.string().min(1) }).optional(),
  body: z.array(body).min(1),
  target: z.looseObject({
    type: z.literal('SpecificResource'),
    source: link,
    selector,
    state: z.strictObject({ type: z.literal('TimeState'), sourceDate: dateTime, cached: iri }),
  }),
});

/** Sections 5.1 and 5.2. */
const collection = z.looseObject({
  '@context': z.literal('http://www.w3.org/ns/anno.jsonld'),
  id: iri,
  type: z.literal('AnnotationCollection'),
  total: offset,
  first: z.looseObject({ id: iri, type: z.literal('AnnotationPage'), startIndex: offset, items: z.array(z.unknown()) }),
});

/** What is wrong with a file of Web Annotations, as sentences; at most ten. */
export function validateW3c(json: string): string[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return ['The file is no JSON.'];
  }
  const whole = collection.safeParse(parsed);
  if (!whole.success) return sentences('The collection', whole.error);
  const problems: string[] = [];
  const { items } = whole.data.first;
  if (items.length !== whole.data.total) problems.push('The collection does not hold as many annotations as it says.');
  const ids = new Set<string>();
  for (const [at, item] of items.entries()) {
    const checked = annotation.safeParse(item);
    if (!checked.success) problems.push(...sentences(`Annotation ${at + 1}`, checked.error));
    else if (ids.has(checked.data.id)) problems.push(`Annotation ${at + 1} has the id of another.`);
    else ids.add(checked.data.id);
    if (problems.length >= 10) break;
  }
  return problems.slice(0, 10);
}

function sentences(what: string, { issues }: z.ZodError): string[] {
  return issues.map(({ path, message }) => `${what} is not as the model says at “${path.join('.')}”: ${message}.`);
}
