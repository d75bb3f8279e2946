/**
 * The codebook of a case: the lists from which types, stances, statuses and roles are chosen, and what each word means.
 * Every case begins with the same codes; a case keeps only what a person changed, added or hid.
 */
import { SourcemarkError } from './errors';

/** The lists, in the order in which they are shown. The codes of `tag` and `role` are fixed; their words are not. */
export const CODE_LISTS = ['tag', 'actor-type', 'place-type', 'stance', 'status', 'importance', 'role'] as const;

export type CodeList = (typeof CODE_LISTS)[number];

/** What each list is called. */
export const CODE_LIST_NAMES: Readonly<Record<CodeList, string>> = {
  tag: 'Tags',
  'actor-type': 'Types of actors',
  'place-type': 'Types of places',
  stance: 'Stances of claims',
  status: 'Checked',
  importance: 'Importance of claims',
  role: 'Roles of actors in claims',
};

/** Colours that codes can have. Each is legible in light and dark; the empty one is that of the tag or of plain text. */
export const CODE_COLOURS = ['', 'rust', 'amber', 'green', 'teal', 'blue', 'violet', 'rose', 'grey'] as const;

export type CodeColour = (typeof CODE_COLOURS)[number];

/** Lists to which a person can add codes, and whose codes can be hidden. */
const OPEN_LISTS: ReadonlySet<CodeList> = new Set(['actor-type', 'place-type', 'stance', 'status', 'importance']);

/** A word of a list. */
export interface Code {
  readonly list: CodeList;
  /** Never changes: annotations and entities name codes by it. Small letters, digits and hyphens. */
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  readonly colour: CodeColour;
  /** Codes of a list are ordered by it, then by id. */
  readonly position: number;
  /** Hidden codes are not offered; what has one keeps it. */
  readonly hidden: boolean;
}

type Start = readonly [id: string, name: string, definition: string];

const STARTS: Readonly<Record<CodeList, readonly Start[]>> = {
  tag: [
    ['claim', 'Claim', 'Something that is said to be so and could be checked: who did what, where, when, how many.'],
    ['actor', 'Actor', 'Who acts, speaks or suffers: a person, a group, a body of a state, an organisation, a crowd.'],
    ['place', 'Place', 'Where something is or happened: a country, a province, a city, a village, a site.'],
  ],
  'actor-type': [
    ['person', 'person', 'One human being, by name or by office.'],
    ['armed-group', 'armed group', 'Soldiers, fighters, a militia or a unit, of a state or against it.'],
    ['state-body', 'state body', 'A government, ministry, agency, court or authority of a state.'],
    ['organisation', 'organisation', 'A party, company, charity, committee or international body.'],
    ['media', 'media', 'An outlet, news agency or channel.'],
    ['crowd', 'crowd', 'People who are not organised: residents, protesters, civilians, activists.'],
  ],
  'place-type': [
    ['country', 'country', 'A state or territory.'],
    ['province', 'province', 'A region, governorate or district of a country.'],
    ['city', 'city', 'A city or town.'],
    ['village', 'village', 'A village, neighbourhood or camp.'],
    ['site', 'site', 'A road, crossing, checkpoint, building or natural feature.'],
  ],
  stance: [
    ['asserts', 'asserts', 'Says as a fact that it is so.'],
    ['denies', 'denies', 'Says that it is not so.'],
    ['alleges', 'alleges', 'Says that it is so, without offering proof: “claim”, “allegedly”, “accuse”.'],
    ['reports', 'reports', 'Passes on what others say: “reports say”, “it is believed”.'],
    ['questions', 'questions', 'Doubts it or asks whether it is so.'],
  ],
  status: [
    ['unchecked', 'unchecked', 'Nobody has checked it yet.'],
    ['confirmed', 'confirmed', 'Checked against something independent, and right.'],
    ['disputed', 'disputed', 'Checked, and sources that count say different things.'],
    ['false', 'false', 'Checked, and wrong.'],
    ['uncheckable', 'can’t be checked', 'Nothing that is at hand could show whether it is right.'],
  ],
  importance: [
    ['key', 'key', 'The story stands or falls with it.'],
    ['useful', 'useful', 'It belongs to the story.'],
    ['background', 'background', 'It is context.'],
  ],
  role: [
    ['says', 'says it', 'The actor who makes the claim.'],
    ['did', 'did it', 'The actor who, as the claim has it, acted.'],
    ['suffered', 'suffered it', 'The actor to whom, as the claim has it, it was done.'],
  ],
};

/** The codes that every case begins with. */
export const STARTING_CODES: readonly Code[] = CODE_LISTS.flatMap((list) =>
  STARTS[list].map(([id, name, definition], position) =>
    Object.freeze({ list, id, name, definition, colour: '' as const, position, hidden: false }),
  ),
);

/** The code with this id in the starting codebook, or undefined where it is a person's own. */
export function startingCode(list: CodeList, id: string): Code | undefined {
  return STARTING_CODES.find((code) => code.list === list && code.id === id);
}

/** The whole codebook: the starting codes with `changed` put in their place, in order of list, position and id. */
export function codebookWith(changed: readonly Code[]): Code[] {
  const codes = new Map(STARTING_CODES.map((code) => [key(code), code]));
  for (const code of changed) codes.set(key(code), code);
  return Array.from(codes.values()).sort(
    (a, b) =>
      CODE_LISTS.indexOf(a.list) - CODE_LISTS.indexOf(b.list) || a.position - b.position || (a.id < b.id ? -1 : 1),
  );
}

/** The codes of one list that are offered, in order; `also` names one that is offered though it is hidden. */
export function codesOf(codebook: readonly Code[], list: CodeList, also?: string): Code[] {
  return codebook.filter((code) => code.list === list && (!code.hidden || code.id === also));
}

/** The name of a code; its id where the codebook does not know it (another desk may have added it). */
export function codeName(codebook: readonly Code[], list: CodeList, id: string): string {
  return codebook.find((code) => code.list === list && code.id === id)?.name ?? id;
}

/** True when codes can be added to a list and hidden in it. */
export function isOpenList(list: CodeList): boolean {
  return OPEN_LISTS.has(list);
}

/**
 * Checks a code before it is kept: `bad-request` for a code that a closed list does not have, for a hidden code of a
 * closed list, and for a name that another code of the list has.
 */
export function checkCode(codebook: readonly Code[], code: Code): void {
  const open = isOpenList(code.list);
  const known = codebook.some(({ list, id }) => list === code.list && id === code.id);
  if (!open && (!known || code.hidden)) {
    throw new SourcemarkError(
      'bad-request',
      `The list “${CODE_LIST_NAMES[code.list]}” is fixed: its words can be renamed and described, but none added or hidden.`,
    );
  }
  if (code.name.trim() === '') throw new SourcemarkError('bad-request', 'A code needs a name.');
  const same = codebook.find(
    ({ list, id, name }) => list === code.list && id !== code.id && name.toLowerCase() === code.name.toLowerCase(),
  );
  if (same !== undefined) {
    throw new SourcemarkError('bad-request', `The list has “${same.name}” already. Choose another name.`);
  }
}

/** An id for a new code with this name that no code of the list has. */
export function newCodeId(codebook: readonly Code[], list: CodeList, name: string): string {
  const base =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9]+/gu, '-')
      .replace(/^-|-$/gu, '')
      .slice(0, 48) || 'code';
  const taken = new Set(codebook.filter((code) => code.list === list).map(({ id }) => id));
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(id)) return id;
  }
}

function key({ list, id }: Pick<Code, 'list' | 'id'>): string {
  return `${list}/${id}`;
}
