/**
 * Writes the places of a case as GeoJSON (RFC 7946): longitude first, WGS 84, and no geometry where nobody has put a
 * place on the map. Each place names the passages that mention it, with the source that they stand in. Marks that refer
 * to no place of the register are features too, one for each name.
 */
import { counted } from '../../domain/counted';
import { nameKey } from '../../domain/alias-index';
import type { HandedAnnotation, HandedEntity, Handover } from '../handover/handover';
import { validateGeojson } from './geojson-form';
import { namedGuid } from './guid';
import { sourceUrl } from './source-address';
import type { Loss, Part, Tally, Writer } from './writer';

const LOSSES: readonly Loss[] = [
  { what: 'claim', message: 'Claims are not in the file.' },
  { what: 'actor', message: 'Actors are not in the file.' },
  { what: 'link', message: 'Links between claims are not in the file.' },
  { what: 'statement', message: 'Statements are not in the file.' },
];

/** GeoJSON of places. */
export const geojson: Writer = {
  ending: 'geojson',
  mediaType: 'application/geo+json',
  counts: 'places',
  losses: LOSSES,
  checks: 'it is a FeatureCollection as RFC 7946 says, with longitudes before latitudes',
  write,
  validate: (file) => validateGeojson(Buffer.from(file.bytes()).toString('utf8')),
};

function* write(handover: Handover, tally: Tally): Iterable<Part> {
  const mentions = new Map<string, HandedAnnotation[]>();
  const unlinked = new Map<string, HandedAnnotation[]>();
  for (const annotation of handover.annotations()) {
    if (annotation.tag !== 'place') tally.drop(annotation.tag);
    else if (annotation.entity === null) push(unlinked, nameKey(annotation.exact) || annotation.exact, annotation);
    else push(mentions, annotation.entity.id, annotation);
  }
  const unplaced = [
    ...handover.entities.filter(({ kind, location }) => kind === 'place' && location === null).map(({ name }) => name),
    ...Array.from(unlinked, ([key, marks]) => marks[0]?.exact ?? key),
  ];
  yield '{"type":"FeatureCollection","features":[';
  const line = (one: object): string => `${tally.rows++ === 0 ? '' : ','}\n${JSON.stringify(one)}`;
  for (const place of handover.entities) {
    if (place.kind === 'place') yield line(feature(place, mentions.get(place.id) ?? []));
  }
  for (const [key, marks] of unlinked) yield line(namedFeature(key, marks));
  yield '\n]}\n';
  if (unplaced.length > 0) tally.notices.push(withoutCoordinates(unplaced, tally.rows));
  tally.drop('link', handover.links.length);
  tally.drop('statement', handover.statements.length);
}

function feature(place: HandedEntity, mentions: readonly HandedAnnotation[]): object {
  const { id, name, aliases, type, typeName, note, location } = place;
  return {
    type: 'Feature',
    id,
    geometry: location === null ? null : { type: 'Point', coordinates: [location.lon, location.lat] },
    properties: {
      name,
      ...{ aliases, type, typeName, note, registered: true },
      ...(location !== null && {
        gazetteer: location.gazetteer === '' ? null : location.gazetteer,
        locatedBy: location.by === '' ? null : location.by,
        locatedWhy: location.why === '' ? null : location.why,
      }),
      mentions: mentions.length,
      sources: bySource(mentions),
    },
  };
}

/** A name that refers to no place of the register. */
function namedFeature(key: string, marks: readonly HandedAnnotation[]): object {
  return {
    type: 'Feature',
    id: namedGuid('place name', key),
    geometry: null,
    properties: {
      name: marks[0]?.exact ?? key,
      ...{ aliases: [], type: '', typeName: '', note: '', registered: false },
      mentions: marks.length,
      sources: bySource(marks),
    },
  };
}

/** How many places are named. */
const NAMED = 12;

/** A sentence about the places that no map will show. */
function withoutCoordinates(names: readonly string[], all: number): string {
  const named = names.slice(0, NAMED).map((name) => name.replace(/\s+/gu, ' '));
  const more = names.length > NAMED ? ' …' : '';
  return `${names.length} of ${counted(all, 'place')} ${names.length === 1 ? 'has' : 'have'} no coordinates: ${named.join(', ')}${more}`;
}

function push(groups: Map<string, HandedAnnotation[]>, key: string, annotation: HandedAnnotation): void {
  const known = groups.get(key);
  if (known === undefined) groups.set(key, [annotation]);
  else known.push(annotation);
}

/** The sources that mention a place, each with the quotes, so that every one leads back to its bytes. */
function bySource(mentions: readonly HandedAnnotation[]): object[] {
  const sources = new Map<string, HandedAnnotation[]>();
  for (const mention of mentions) push(sources, mention.text.id, mention);
  return Array.from(sources.values(), (found) => {
    const [first] = found;
    if (first === undefined) return {};
    const { source, text } = first;
    return {
      headline: source.fact('headline'),
      outlet: source.fact('outlet'),
      published: source.fact('published'),
      url: sourceUrl(source, text),
      captured: text.capture.capturedAt,
      captureSha256: text.capture.sha256 || null,
      textSha256: text.sha256,
      mentions: found.map(({ id, exact, note, answer }) => ({
        annotation: id,
        quote: exact,
        ...(note !== '' && { note }),
        ...(answer === 'unsure' && { unsure: true }),
      })),
    };
  });
}
