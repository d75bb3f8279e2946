/**
 * The codebook of a case as one of REFI-QDA: the tags are codes, actors and places are codes below theirs, and the
 * stances, statuses and importances of claims, and their speakers, stand below codes of their own.
 */
import { CODE_LIST_NAMES, codesOf, type Code, type CodeColour, type CodeList } from '../../domain/codebook';
import type { EntityKind } from '../../domain/entity';
import type { HandedEntity, Handover } from '../handover/handover';
import { guidOf, namedGuid } from './guid';

/** A code of REFI-QDA. */
export interface QdaCode {
  readonly guid: string;
  readonly name: string;
  readonly isCodable: boolean;
  readonly colour: string | undefined;
  readonly description: string;
  /** A note of its own; empty where there is none. */
  readonly note: string;
  readonly children: readonly QdaCode[];
}

/** Codes that belong together: the actors or places of one type. */
export interface QdaSet {
  readonly guid: string;
  readonly name: string;
  readonly members: readonly string[];
}

/** The lists of the codebook that say something of claims. */
const CLAIM_LISTS = ['stance', 'status', 'importance'] as const satisfies readonly CodeList[];

/** What the code is called below which the speakers of claims stand. */
export const SPEAKERS = 'Speakers of claims';

/** What the code of the outlet as a speaker is called. */
export const OUTLET = 'outlet';

/** Colours as REFI-QDA writes them. */
const COLOURS: Readonly<Record<CodeColour, string | undefined>> = {
  '': undefined,
  rust: '#B7410E',
  amber: '#C77700',
  green: '#2E7D32',
  teal: '#00796B',
  blue: '#1565C0',
  violet: '#6A3FB5',
  rose: '#C2185B',
  grey: '#616161',
};

/** The GUID of a word of the codebook. */
export function codeGuid(list: CodeList, id: string): string {
  return namedGuid('code', list, id);
}

/** The GUID of an actor, or of the outlet, as a speaker. */
export function speakerGuid(entity: string | undefined): string {
  return namedGuid('speaker', entity ?? OUTLET);
}

/** The codes of what is handed over. */
export function qdaCodes({ codebook, entities }: Handover): QdaCode[] {
  const below = (kind: EntityKind): QdaCode[] => entities.filter((entity) => entity.kind === kind).map(ofEntity);
  const tags = codesOf(codebook, 'tag').map((code) =>
    ofCode(code, code.id === 'actor' ? below('actor') : code.id === 'place' ? below('place') : []),
  );
  const lists = CLAIM_LISTS.map((list) =>
    heading(
      list,
      CODE_LIST_NAMES[list],
      all(codebook, list).map((code) => ofCode(code)),
    ),
  );
  const speakers = [
    leaf(speakerGuid(undefined), OUTLET, 'The outlet itself says it.'),
    ...entities.filter(({ kind }) => kind === 'actor').map(({ id, name }) => leaf(speakerGuid(id), name, '')),
  ];
  return [...tags, ...lists, heading('speaker', SPEAKERS, speakers)];
}

/** The types of actors and places, each as the set of those that have it. */
export function qdaSets({ entities, codebook }: Handover): QdaSet[] {
  return (['actor-type', 'place-type'] as const).flatMap((list) =>
    all(codebook, list).flatMap(({ id, name }) => {
      const kind = list === 'actor-type' ? 'actor' : 'place';
      const members = entities.filter((entity) => entity.kind === kind && entity.type === id);
      return members.length === 0
        ? []
        : [{ guid: codeGuid(list, id), name, members: members.map((one) => guidOf(one.id)) }];
    }),
  );
}

function all(codebook: readonly Code[], list: CodeList): Code[] {
  return codebook.filter((code) => code.list === list);
}

function ofCode({ list, id, name, colour, definition }: Code, children: readonly QdaCode[] = []): QdaCode {
  return { ...leaf(codeGuid(list, id), name, definition), colour: COLOURS[colour], children };
}

function ofEntity(entity: HandedEntity): QdaCode {
  const { id, name, typeName, aliases, location, note } = entity;
  const lines = [
    ...(typeName === '' ? [] : [`Type: ${typeName}`]),
    ...(aliases.length === 0 ? [] : [`Other names: ${aliases.join('; ')}`]),
    ...(location === null ? [] : [`Latitude ${location.lat}, longitude ${location.lon} ${location.gazetteer}`.trim()]),
  ];
  return { ...leaf(guidOf(id), name, lines.join('\n')), note };
}

function heading(list: string, name: string, children: readonly QdaCode[]): QdaCode {
  return { ...leaf(namedGuid('code list', list), name, ''), isCodable: false, children };
}

function leaf(guid: string, name: string, description: string): QdaCode {
  return { guid, name, isCodable: true, colour: undefined, description, note: '', children: [] };
}
