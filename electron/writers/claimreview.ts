/**
 * Writes checked claims as ClaimReview (schema.org 30.0) in JSON-LD, one for each claim. A rating is a name only: the
 * codes of a case are words, and words are no numbers on a scale.
 */
import type {
  HandedAnnotation,
  HandedClaim,
  HandedEntity,
  HandedSource,
  HandedText,
  Handover,
} from '../handover/handover';
import { isDate, validateClaimReview } from './claimreview-form';
import { guidOf } from './guid';
import { captureUri, sourceUrl } from './source-address';
import type { Loss, Part, Tally, Writer } from './writer';

/** The code of claims that nobody has checked yet. */
const UNCHECKED = 'unchecked';

const LOSSES: readonly Loss[] = [
  { what: 'unchecked', message: 'Claims that nobody has checked are not in the file.' },
  { what: 'actor', message: 'Marks of actors are not in the file.' },
  { what: 'place', message: 'Marks of places are not in the file.' },
  { what: 'note', message: 'Notes of claims are not in the file.' },
  {
    what: 'claim-detail',
    message: 'Stances, attributions, hedges, dates, numbers and importance are not in the file.',
  },
  { what: 'date', message: 'Dates of publication that are not written as ISO 8601 says are not in the file.' },
  {
    what: 'speaker-type',
    message:
      'Who makes a claim has only a name in the file where its type is neither that of a person nor that of an organisation. Say its type in the register.',
  },
  { what: 'link', message: 'Links between claims are not in the file.' },
  { what: 'statement', message: 'Which claims make up a statement is not in the file.' },
];

/** ClaimReview. */
export const claimreview: Writer = {
  ending: 'jsonld',
  mediaType: 'application/ld+json',
  counts: 'checked claims',
  losses: LOSSES,
  checks: 'every review has what schema.org’s ClaimReview asks for',
  write,
  validate: (file) => validateClaimReview(Buffer.from(file.bytes()).toString('utf8')),
};

function* write(handover: Handover, tally: Tally): Iterable<Part> {
  yield `{"@context":"https://schema.org","@graph":[`;
  for (const annotation of handover.annotations()) {
    const { tag, claim, note } = annotation;
    if (tag !== 'claim') {
      tally.drop(tag);
      continue;
    }
    if (claim === null || claim.check === null || claim.check.status === UNCHECKED) {
      tally.drop('unchecked');
      continue;
    }
    yield `${tally.rows++ === 0 ? '' : ','}\n${JSON.stringify(review(annotation, claim, claim.check, handover))}`;
    if (note !== '') tally.drop('note');
    if (!isDate(annotation.source.fact('published'))) tally.drop('date');
    if (claim.speaker?.kind === 'entity' && kindOf(claim.speaker.entity) === null) tally.drop('speaker-type');
    const { attribution, stance, hedges, periods, numbers, importance } = claim;
    tally.drop(
      'claim-detail',
      [attribution, stance, importance].filter((said) => said !== null).length +
        [hedges, periods, numbers].reduce((sum, list) => sum + (list?.length ?? 0), 0),
    );
  }
  yield '\n]}\n';
  tally.drop('link', handover.links.length);
  tally.drop('statement', handover.statements.length);
}

function review(
  { id, exact, source, text }: HandedAnnotation,
  claim: HandedClaim,
  check: NonNullable<HandedClaim['check']>,
  { profile }: Handover,
): object {
  const own = `urn:uuid:${guidOf(id)}`;
  return {
    '@type': 'ClaimReview',
    '@id': own,
    claimReviewed: exact,
    ...(check.at !== '' && { datePublished: check.at }),
    // Who checked it is told under full provenance only.
    ...(profile === 'full' && check.by !== '' && { author: { '@type': 'Person', name: check.by } }),
    reviewRating: {
      '@type': 'Rating',
      alternateName: claim.statusName ?? check.status,
      ...(check.reason !== '' && { ratingExplanation: check.reason }),
    },
    itemReviewed: {
      '@type': 'Claim',
      '@id': `${own}#claim`,
      text: exact,
      ...author(claim, source),
      appearance: article(source, text),
    },
  };
}

/** What schema.org calls the types of actors that every case begins with. */
const KINDS: Readonly<Record<string, 'Person' | 'Organization'>> = {
  person: 'Person',
  'armed-group': 'Organization',
  'state-body': 'Organization',
  organisation: 'Organization',
  media: 'Organization',
};

/**
 * What an actor is, where its type says so. Null for a crowd, for a type that somebody added to the codebook, and where
 * no type was given: who makes a claim is a person or an organisation there and nothing else, and a guess may be wrong.
 */
function kindOf({ type }: HandedEntity): 'Person' | 'Organization' | null {
  return (Object.hasOwn(KINDS, type) ? KINDS[type] : undefined) ?? null;
}

/** Who makes the claim. */
function author({ speaker }: HandedClaim, source: HandedSource): object {
  if (speaker?.kind === 'entity') {
    const { name } = speaker.entity;
    const kind = kindOf(speaker.entity);
    return { author: kind === null ? name : { '@type': kind, name } };
  }
  const outlet = source.fact('outlet');
  return speaker === null || outlet === null ? {} : { author: { '@type': 'Organization', name: outlet } };
}

/** Where it is made, down to the bytes. */
function article(source: HandedSource, text: HandedText): object {
  const url = sourceUrl(source, text);
  const outlet = source.fact('outlet');
  const published = source.fact('published');
  const byline = source.fact('byline');
  return {
    '@type': 'NewsArticle',
    '@id': url ?? captureUri(text.capture),
    ...(url !== null && { url }),
    headline: source.name,
    ...(published !== null && isDate(published) && { datePublished: published }),
    ...(byline !== null && { author: { '@type': 'Person', name: byline } }),
    ...(outlet !== null && { publisher: { '@type': 'Organization', name: outlet } }),
    encoding: {
      '@type': 'MediaObject',
      encodingFormat: text.capture.mediaType,
      ...(text.capture.sha256 !== '' && { sha256: text.capture.sha256 }),
      uploadDate: text.capture.capturedAt,
    },
  };
}
