/** The commands about the registers and the gazetteer. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { homedir } from 'node:os';
import { counted } from '../../domain/counted';
import { SourcemarkError } from '../../domain/errors';
import { isEntityKind } from '../../domain/entity';
import { readAnnotation } from '../../db/annotations';
import type { CaseFile } from '../../db/case-file';
import { changeEntity, linkMentions, mergeEntities, unmergeEntity } from '../../db/register-commands';
import { addGazetteer, gazetteerFiles } from '../gazetteers';
import { homeFolder } from '../home';
import { openPlaces } from '../places';
import { listEntities } from '../service/register-view';
import { usageError, type Arguments } from './arguments';
import { entityTarget } from './lines';
import { printJson, printText } from './output';

/** Lists the actors and places of the register. */
export function runEntities({ db }: CaseFile, { json }: Arguments): number {
  for (const { entity, kind, type, name, aliases, location, mentions, merged } of listEntities(db)) {
    if (!json) {
      printText(`${entity}\t${kind}\t${type}\t${name}\t${mentions}\n`);
      continue;
    }
    printJson({
      ...{ entity, kind, type, name },
      aliases: aliases.map((alias) => alias.name),
      ...(location && { lat: location.lat, lon: location.lon, placedBy: location.by, placedWhy: location.why }),
      mentions,
      merged: merged.map((one) => one.entity),
    });
  }
  return 0;
}

/** Says which entity mentions refer to. */
export function runLink(file: CaseFile, { operands, values, flags, json }: Arguments): number {
  const { entity, reason = '' } = values;
  const [first = ''] = operands;
  const kind = readAnnotation(file.db, first).tag;
  if (!isEntityKind(kind)) throw usageError('A claim is no mention: link actors and places.');
  const target = entity === undefined ? null : entityTarget(file, kind, entity);
  const linked = linkMentions(file, operands, target, flags.has('unsure') ? 'unsure' : 'sure', reason);
  if (json) printJson({ annotations: operands, entity: linked ?? null });
  else if (linked !== undefined) printText(`${linked}\n`);
  return 0;
}

/** Says that entities are the same. */
export function runMergeEntities(file: CaseFile, { operands, values, json }: Arguments): number {
  const { into = '', reason = '' } = values;
  mergeEntities(file, operands, into, reason);
  if (json) printJson({ entities: operands, into });
  return 0;
}

/** Says that a merged entity stands for itself again. */
export function runUnmerge(file: CaseFile, { operands, values, json }: Arguments): number {
  const [entity = ''] = operands;
  unmergeEntity(file, entity, values['reason'] ?? '');
  if (json) printJson({ entity });
  return 0;
}

/** Puts a place on the map. */
export function runLocate(file: CaseFile, { operands, values, json }: Arguments): number {
  const [entity = ''] = operands;
  const { gazetteer, reason = '' } = values;
  const location = gazetteer === undefined ? byHand(values) : inGazetteer(gazetteer);
  changeEntity(file, entity, { location: { ...location, why: reason || location.why } }, reason);
  if (json) printJson({ entity, ...location });
  return 0;
}

interface Point {
  readonly lat: number;
  readonly lon: number;
  readonly gazetteer: string;
  readonly why: string;
}

function byHand({ lat, lon }: Arguments['values']): Point {
  const [north, east] = [Number(lat), Number(lon)];
  const fits = lat !== undefined && lon !== undefined && Math.abs(north) <= 90 && Math.abs(east) <= 180;
  if (!fits)
    throw usageError('Say where, in degrees: --lat from -90 to 90 and --lon from -180 to 180, or --gazetteer ID.');
  return { lat: north, lon: east, gazetteer: '', why: 'Placed by hand' };
}

function inGazetteer(id: string): Point {
  const places = openPlaces(gazetteerFiles(home()));
  try {
    const place = places.read(id);
    if (place === undefined) throw new SourcemarkError('not-found', `The gazetteer has no entry ${id}.`);
    const { lat, lon, name, countryName } = place;
    return { lat, lon, gazetteer: id, why: `GeoNames: ${name}, ${countryName}` };
  } finally {
    places.close();
  }
}

/** Looks names up, or adds the table of a country. */
export function runGazetteer({ db }: CaseFile, { operands, values, json }: Arguments): number {
  const { add } = values;
  if (add !== undefined) {
    const added = addGazetteer(home(), readFileSync(add), basename(add));
    if (json) printJson({ places: added.places });
    else printText(`${counted(added.places, 'place')} added\n`);
    return 0;
  }
  if (operands.length === 0) throw usageError('Give names to look up, or --add FILE.');
  const places = openPlaces(gazetteerFiles(home()));
  try {
    for (const name of operands) {
      for (const entry of places.entriesFor(db, [name])) {
        if (json) printJson({ query: name, ...entry });
        else printText(`${entry.id}\t${entry.name}\t${entry.type}\t${entry.countryName}\t${entry.lat}\t${entry.lon}\n`);
      }
    }
  } finally {
    places.close();
  }
  return 0;
}

function home(): string {
  return homeFolder({ env: process.env, platform: process.platform, userHome: homedir() });
}
