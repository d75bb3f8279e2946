/** The type of an actor or place that was found in an English text, from its words, where they tell. */
import { isCapital, overlaps, type Proposal, type Reading } from './proposal';
import { COUNTRY_OF_DEMONYM, WORD } from './word-classes';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const MEDIA = words(
  'news newspaper newspapers tv television radio broadcasting media reuters afp bbc cnn sana getty al-jazeera jazeera times guardian telegraph herald gazette daily tribune post magazine journal press channel broadcaster outlet reporter reporters',
);

const ARMED = words(
  'rebel rebels fighter fighters militia militias militiamen insurgent insurgents militant militants gunmen gunman jihadist jihadists terrorist terrorists isil isis daesh hezbollah hizbollah hizballah hamas taliban peshmerga sdf ypg pkk fsa nusra qaeda qaida shabiha faction factions guerrillas guerrilla warfighter enemy houthis gangs',
);

const MILITARY = words(
  'forces troops units unit soldiers division brigade brigades battalion regiment corps squadron wing army navy fleet guard guards marines infantry command police intelligence military security airmen officers',
);

const OF_STATE = words(
  'regime government governments ministry department army navy police intelligence military parliament congress senate court cabinet presidency directorate embassy legislature gendarmerie administration secretariat delegation state authorities officials leadership council office committee',
);

const CROWD = words(
  'people peoples civilians civilian residents population populations protesters demonstrators refugees families locals communities community victims captives detainees citizens men women children youth youths activists supporters minorities crowd crowds individuals women inhabitants syrians iraqis russians iranians arabs kurds yazidis those others backers',
);

const PERSON = words(
  'general gen. brig. maj. col. lt. lieutenant colonel captain commander officer soldier president minister secretary mayor governor spokesperson spokesman spokeswoman leader envoy ambassador official king prince sheikh mr. mrs. ms. dr. i he she his her him me my',
);

const INTERNATIONAL = words(
  'un eu nato coalition nations union league osce international oic unicef unhcr community global',
);

/** The type of an actor; '' where its words do not tell. */
export function actorType({ tokens, classes, names }: Reading, { from, to, kind }: Proposal): string {
  const keys = tokens.slice(from, to).map(({ key }) => key);
  // What stands after "of", a comma or "for" says more of the thing named before it.
  const end = keys.findIndex(
    (key, at) => at > 0 && (key === ',' || key === 'of' || key === 'for' || key === 'associated' || key === 'from'),
  );
  const core = end < 0 ? keys : keys.slice(0, end);
  const head = core.at(-1) ?? '';
  const has = (set: ReadonlySet<string>): boolean => core.some((key) => set.has(key));
  if (kind === 'PER' && !CROWD.has(head) && !ARMED.has(head) && !MILITARY.has(head)) return 'person';
  if (has(MEDIA) && isCapital(tokens[from + core.length - 1]) && !MILITARY.has(head)) return 'media';
  if (MEDIA.has(head) || (head === 'agency' && has(MEDIA))) return 'media';
  if ((has(ARMED) || core.includes('armed')) && !has(OF_STATE)) return 'armed-group';
  if (head === 'opposition') return 'organisation';
  if (core[0] === 'al' && core.length === 3 && core[1] === '-') return 'person';
  if (PERSON.has(head)) return 'person';
  if (CROWD.has(head)) return head === 'community' && has(INTERNATIONAL) ? 'organisation' : 'crowd';
  if (has(INTERNATIONAL) && !MILITARY.has(head)) return 'organisation';
  if (MILITARY.has(head) || MILITARY.has(core[0] ?? '')) {
    const isNamed = tokens
      .slice(from, from + core.length)
      .some((token) => /^(?:\p{N}|\p{Lu})/u.test(token.text) && token.key !== 'the');
    const isIrregular =
      has(ARMED) || ['pro', 'loyalist', 'opposition', 'local', 'foreign'].some((key) => core.includes(key));
    return !isIrregular && (isNamed || has(OF_STATE)) ? 'state-body' : 'armed-group';
  }
  if (has(OF_STATE)) return isLocalCommittee(core) ? 'organisation' : 'state-body';
  const last = from + core.length - 1;
  if (((classes[last] ?? 0) & WORD.PERSON) !== 0 && !isCapital(tokens[last]))
    return head.endsWith('s') ? 'crowd' : 'person';
  const whole = names.find((name) => overlaps(name, { from, to }));
  if (whole?.place.kind === 'country' && whole.to - whole.from >= core.length - 1) return 'state-body';
  if (core.length <= 2 && COUNTRY_OF_DEMONYM.has(head.replace(/s$/, '')) && head.endsWith('s')) return 'crowd';
  if (head === 'we' || head === 'they' || head === 'their' || head === 'our' || head === 'it' || head === 'its')
    return '';
  return kind === 'PER' ? 'person' : 'organisation';
}

/** A committee or council that is of no state by its name. */
function isLocalCommittee(core: readonly string[]): boolean {
  return (
    /^(?:committee|council)$/.test(core.at(-1) ?? '') &&
    !core.some((key) => /^(?:security|state|national|cabinet|ministers)$/.test(key))
  );
}

/** The types of places by the word that ends or begins their names. */
const PLACE_TYPES: readonly (readonly [string, ReadonlySet<string>])[] = [
  [
    'site',
    words(
      'roundabout crossing airport airbase base camp road street avenue highway bridge square border river lake mountain mount mountains hill valley sea park stadium arena hospital prison palace castle mosque cathedral church school building hall station port dam museum forest desert area areas tower hotel facility compound railroad field ocean gulf bay creek checkpoint',
    ),
  ],
  ['province', words('province provinces governorate county state region canton')],
  ['city', words('city')],
  ['village', words('village villages')],
];

/** The type of a place; '' where neither its words nor the gazetteer tell, or when it is but a part of a place. */
export function placeType({ tokens, classes, names }: Reading, { from, to }: Proposal): string {
  const keys = tokens.slice(from, to).map(({ key }) => key);
  const end = keys.indexOf(',');
  const core = end < 0 ? keys : keys.slice(0, end);
  for (const [type, cues] of PLACE_TYPES)
    if (core.length > 1 && (cues.has(core.at(-1) ?? '') || cues.has(core[0] ?? ''))) return type;
  if (core.some((_, at) => ((classes[from + at] ?? 0) & WORD.DIRECTION) !== 0)) return '';
  const name = names.find(
    (found) => found.from >= from && found.to <= from + core.length && found.to - found.from === core.length,
  );
  return name === undefined ? '' : name.place.kind;
}
