/** Which things that are counted are parts of which: women are people, and no woman is a man. */
import { fold } from '../claims/tokens';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(fold));

/** Words for people of any kind. */
const PEOPLE = words(
  'people persons victims casualties individuals dead killed deaths fatalities lives passengers others ' +
    'شخص شخصا أشخاص قتيل قتيلا قتلى ضحية ضحايا',
);

/** Plurals for people of some kind. */
const KINDS_OF_PEOPLE = words(
  'men women children boys girls minors babies infants adults civilians soldiers troops servicemen fighters militants insurgents gunmen rebels ' +
    'militiamen jihadists terrorists mercenaries combatants guards policemen police officers officials workers journalists activists teachers students ' +
    'pupils doctors nurses paramedics medics aid-workers drivers pilots sailors residents locals villagers refugees migrants tourists foreigners ' +
    'protesters demonstrators detainees prisoners hostages passengers bystanders security forces members others nationals citizens syrians iraqis ' +
    'جندي جنديا جنود مدني مدنيا مدنيين مدنيون طفل طفلا أطفال امرأة نساء رجل رجلا رجال مقاتل مقاتلا مقاتلين عنصر عنصرا عناصر',
);

/** Groups of which nobody is in two, by what tells them apart. */
const APART: readonly (readonly ReadonlySet<string>[])[] = [
  [words('men'), words('women'), words('children boys girls minors babies infants')],
  [
    words('civilians'),
    words('soldiers troops servicemen'),
    words('militants insurgents gunmen jihadists terrorists'),
    words('rebels'),
    words('policemen'),
    words('militiamen mercenaries'),
  ],
];

/** Other things with their kinds. */
const KINDS = new Map<string, ReadonlySet<string>>([
  ['vehicles', words('cars trucks buses lorries vans tanks motorcycles motorbikes ambulances')],
  ['buildings', words('houses homes schools shops hospitals mosques churches offices')],
  ['attacks', words('shootings bombings airstrikes raids ambushes stabbings explosions')],
  ['animals', words('sheep cows goats dogs cats horses chickens pigs')],
]);

/** True for people, whatever they are. */
export function isPeople(unit: string): boolean {
  return PEOPLE.has(unit) || KINDS_OF_PEOPLE.has(unit);
}

/** True for people of no special kind, and for other things that have kinds. */
export function hasKinds(unit: string): boolean {
  return PEOPLE.has(unit) || KINDS.has(unit);
}

/** True where what `part` names is a kind of what `whole` names, or the same. */
export function isKindOf(part: string, whole: string): boolean {
  if (part === whole) return true;
  return PEOPLE.has(whole) ? isPeople(part) : KINDS.get(whole)?.has(part) === true;
}

/** True where nothing that is counted as one of `units` is counted as another of them too. */
export function areApart(units: readonly string[]): boolean {
  return APART.some((groups) => {
    const places = units.map((unit) => groups.findIndex((group) => group.has(unit)));
    return !places.includes(-1) && new Set(places).size === places.length;
  });
}
