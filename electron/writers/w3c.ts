/**
 * Writes W3C Web Annotations (Web Annotation Data Model, 2017) as JSON-LD: one collection with one page, on which every
 * annotation stands for itself, with its own context. Offsets are Unicode code points. What the model has no word for
 * is said with those of schema.org and Dublin Core, whose prefixes the model's context has.
 */
import { CodePointIndex } from '../../domain/text';
import type { HandedAnnotation, HandedClaim, HandedEntity, HandedText, Handover } from '../handover/handover';
import { guidOf, namedGuid } from './guid';
import { captureUri, sourceUrl } from './source-address';
import { validateW3c } from './w3c-form';
import type { Loss, Part, Tally, Writer } from './writer';

/** The context of the model; it is named, never fetched. */
const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

const LOSSES: readonly Loss[] = [
  { what: 'link', message: 'Links between claims are not in the file.' },
  { what: 'statement', message: 'Which claims make up a statement is not in the file.' },
  { what: 'role', message: 'What actors have to do with claims is not in the file.' },
  { what: 'entity-detail', message: 'Other names, notes and coordinates of actors and places are not in the file.' },
];

/** W3C Web Annotations. */
export const w3c: Writer = {
  ending: 'jsonld',
  mediaType: 'application/ld+json',
  counts: 'annotations',
  losses: LOSSES,
  checks: 'every annotation has what the W3C Web Annotation Data Model asks for',
  write,
  validate: (file) => validateW3c(Buffer.from(file.bytes()).toString('utf8')),
};

function* write(handover: Handover, tally: Tally): Iterable<Part> {
  const collection = {
    '@context': CONTEXT,
    id: `urn:uuid:${guidOf(handover.case)}`,
    type: 'AnnotationCollection',
    label: handover.name,
    generator: { type: 'Software', name: 'Sourcemark', 'schema:softwareVersion': handover.app },
    generated: handover.at,
  };
  const page = { id: `urn:uuid:${namedGuid('annotation page', handover.case)}`, type: 'AnnotationPage', startIndex: 0 };
  yield `${JSON.stringify(collection, null, 2).slice(0, -2)},\n  "first": ${JSON.stringify(page).slice(0, -1)},"items": [`;
  let text: HandedText | undefined;
  let index = new CodePointIndex('');
  for (const annotation of handover.annotations()) {
    if (annotation.text !== text) {
      text = annotation.text;
      index = new CodePointIndex(handover.contentOf(text));
    }
    const found = w3cAnnotation(annotation, index, handover.modifiedAt(annotation.id));
    yield `${tally.rows++ === 0 ? '' : ','}\n${JSON.stringify(found)}`;
    tally.drop('role', annotation.tag === 'claim' ? annotation.roles.length : 0);
  }
  yield `\n  ]},\n  "total": ${tally.rows}\n}\n`;
  tally.drop('link', handover.links.length);
  tally.drop('statement', handover.statements.length);
  tally.drop('entity-detail', handover.entities.filter(hasDetails).length);
}

function hasDetails({ aliases, note, location }: HandedEntity): boolean {
  return aliases.length > 0 || note !== '' || location !== null;
}

/**
 * One annotation as an object of the model that stands for itself. `index` is that of its text; `modified` is ISO 8601,
 * undefined where it is as it was made.
 */
export function w3cAnnotation(
  annotation: HandedAnnotation,
  index: CodePointIndex,
  modified: string | undefined,
): object {
  const { id, tag, note, createdAt, createdBy, entity, claim } = annotation;
  return {
    '@context': CONTEXT,
    id: `urn:uuid:${guidOf(id)}`,
    type: 'Annotation',
    motivation: 'tagging',
    ...person('creator', createdBy),
    created: createdAt,
    ...(modified !== undefined && { modified }),
    body: [
      { type: 'TextualBody', purpose: 'tagging', value: tag, format: 'text/plain' },
      ...(note === '' ? [] : [{ type: 'TextualBody', purpose: 'describing', value: note, format: 'text/plain' }]),
      ...(entity === null ? [] : [entityBody(entity, annotation.answer)]),
      ...(claim === null ? [] : claimBodies(claim)),
    ],
    target: target(annotation, index),
  };
}

/** The passage: its words and its place, in which bytes, and where those are from. */
function target({ source, text, ...place }: HandedAnnotation, index: CodePointIndex): object {
  const { capture } = text;
  const headline = source.fact('headline');
  const outlet = source.fact('outlet');
  const published = source.fact('published');
  return {
    type: 'SpecificResource',
    source: sourceUrl(source, text) ?? captureUri(capture),
    selector: [
      { type: 'TextQuoteSelector', exact: place.exact, prefix: place.prefix, suffix: place.suffix },
      { type: 'TextPositionSelector', start: index.fromUtf16(place.start), end: index.fromUtf16(place.end) },
    ],
    state: {
      type: 'TimeState',
      sourceDate: DATE_TIME.test(capture.recordedAt) ? capture.recordedAt : capture.capturedAt,
      cached: captureUri(capture),
    },
    renderedVia: { type: 'Software', name: text.reader, 'schema:softwareVersion': text.readerVersion },
    ...(capture.sha256 !== '' && { 'schema:sha256': capture.sha256 }),
    'schema:encoding': { 'schema:encodingFormat': 'text/plain; charset=utf-8', 'schema:sha256': text.sha256 },
    'dcterms:dateSubmitted': capture.capturedAt,
    ...(headline !== null && { 'dcterms:title': headline }),
    ...(outlet !== null && { 'dcterms:publisher': outlet }),
    ...(published !== null && { 'dcterms:issued': published }),
    ...(capture.name !== '' && { 'schema:name': capture.name }),
  };
}

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/u;

function entityBody({ id, name, typeName, kind, location }: HandedEntity, answer: HandedAnnotation['answer']): object {
  const geonames = /^geonames:(\d+)$/u.exec(location?.gazetteer ?? '')?.[1];
  return {
    type: 'SpecificResource',
    purpose: 'identifying',
    source: {
      id: `urn:uuid:${guidOf(id)}`,
      label: name,
      'schema:additionalType': typeName === '' ? kind : typeName,
      ...(geonames !== undefined && { 'schema:sameAs': { id: `https://sws.geonames.org/${geonames}/` } }),
    },
    ...(answer === 'unsure' && { 'schema:propertyID': 'unsure' }),
  };
}

/** What a person said of a claim: one body for each thing, `schema:propertyID` says which. */
function claimBodies(claim: HandedClaim): object[] {
  const { speaker, check } = claim;
  const said = (propertyID: string, value: string, rest: object = {}, purpose = 'classifying'): object => ({
    ...{ type: 'TextualBody', purpose, value, format: 'text/plain', 'schema:propertyID': propertyID },
    ...rest,
  });
  const coded = (list: string, code: string | null, name: string | null): object[] =>
    code === null ? [] : [said(list, name ?? code, { 'schema:identifier': code })];
  return [
    ...(speaker === null ? [] : [speakerBody(speaker)]),
    ...(claim.attribution === null ? [] : [said('attribution', claim.attribution)]),
    ...coded('stance', claim.stance, claim.stanceName),
    ...(claim.hedges ?? []).map((words) => said('hedge', words)),
    ...(claim.periods ?? []).map(({ exact, from, to }) =>
      said('period', exact, { 'schema:startDate': from, 'schema:endDate': to }),
    ),
    ...(claim.numbers ?? []).map(({ exact, value, upper, relation, unit }) =>
      said('number', exact, {
        ...{ 'schema:value': value, 'schema:unitText': unit, 'schema:description': relation },
        ...(upper !== null && { 'schema:maxValue': upper }),
      }),
    ),
    ...coded('importance', claim.importance, claim.importanceName),
    ...(check === null
      ? []
      : [
          said(
            'status',
            claim.statusName ?? check.status,
            {
              'schema:identifier': check.status,
              ...(check.reason !== '' && { 'schema:description': check.reason }),
              ...(DATE_TIME.test(check.at) && { created: check.at }),
              ...person('creator', check.by),
            },
            'assessing',
          ),
        ]),
  ];
}

function speakerBody(speaker: NonNullable<HandedClaim['speaker']>): object {
  if (speaker.kind === 'outlet') {
    return { type: 'TextualBody', purpose: 'classifying', value: 'outlet', 'schema:propertyID': 'speaker' };
  }
  const { entity } = speaker;
  return {
    type: 'SpecificResource',
    purpose: 'identifying',
    source: { id: `urn:uuid:${guidOf(entity.id)}`, label: entity.name },
    'schema:propertyID': 'speaker',
  };
}

function person(key: 'creator', name: string): object {
  return name === '' ? {} : { [key]: { type: 'Person', name } };
}
