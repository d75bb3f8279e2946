/**
 * What the recogniser knows of single words before it reads a text: part of speech, kind of thing, names, nationalities,
 * and the cue words of its rules. The long lists are in `lexicon.json`, which says where they are from.
 */
import lexicon from './lexicon.json';

/** Classes of words; a word has any number of them, as the sum of their bits. */
export const WORD = {
  FUNCTION: 1,
  VERB: 1 << 1,
  ADJECTIVE: 1 << 2,
  ADVERB: 1 << 3,
  NOUN: 1 << 4,
  PERSON: 1 << 5,
  GROUP: 1 << 6,
  LOCATION: 1 << 7,
  ARTIFACT: 1 << 8,
  TIME: 1 << 9,
  FIRST_NAME: 1 << 10,
  SURNAME: 1 << 11,
  REGION: 1 << 12,
  DEMONYM: 1 << 13,
  TITLE: 1 << 14,
  ORGANISATION_CUE: 1 << 15,
  PLACE_CUE: 1 << 16,
  DIRECTION: 1 << 17,
  NUMBER: 1 << 18,
  PRONOUN: 1 << 19,
  PREPOSITION: 1 << 20,
  DETERMINER: 1 << 21,
  SAYING: 1 << 22,
  FORCE_CUE: 1 << 23,
} as const;

/** Classes of words that are written in lower case and so make a poor name by themselves. */
export const PLAIN_WORD =
  WORD.FUNCTION |
  WORD.VERB |
  WORD.ADJECTIVE |
  WORD.ADVERB |
  WORD.NOUN |
  WORD.PERSON |
  WORD.GROUP |
  WORD.LOCATION |
  WORD.ARTIFACT |
  WORD.TIME |
  WORD.PRONOUN |
  WORD.PREPOSITION |
  WORD.DETERMINER |
  WORD.NUMBER;

const LISTS: readonly (readonly [number, string])[] = [
  [
    WORD.DETERMINER | WORD.FUNCTION,
    'the a an this that these those all some any each every both no another other such what which whose many few several most more certain',
  ],
  [
    WORD.PRONOUN | WORD.FUNCTION,
    'i we he she it they you me us him them my our his her its their your mine ours theirs myself ourselves himself herself itself themselves who whom one ones',
  ],
  [
    WORD.PREPOSITION | WORD.FUNCTION,
    'in at on of from to near by for with into onto across around outside inside within between against towards toward through throughout over under off via along beyond behind during after before since until among amid about above below without upon despite including',
  ],
  [
    WORD.FUNCTION,
    "and or but nor so yet if then than as because while when where why how not n't is are was were be been being am has have had having do does did doing will would can could shall should may might must there here also only just even still now very too",
  ],
  [
    WORD.DIRECTION,
    'north south east west northern southern eastern western central northeast northwest southeast southwest northeastern northwestern southeastern southwestern upper lower greater rural downtown',
  ],
  [
    WORD.NUMBER,
    'one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred hundreds thousand thousands million millions billion dozen dozens first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth',
  ],
  [
    WORD.TIME,
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. today yesterday tomorrow',
  ],
  [
    WORD.TITLE,
    'mr mr. mrs mrs. ms ms. dr dr. prof prof. professor sir lord lady dame sheikh sheik imam ayatollah mullah rev rev. reverend father king queen prince princess emperor pope bishop archbishop president vice prime premier minister chancellor secretary governor mayor ambassador envoy senator congressman congresswoman judge justice attorney gen gen. general brig brig. brigadier maj maj. major col col. colonel lt lt. lieutenant capt capt. captain sgt sgt. sergeant cpl cpl. corporal pvt private spc spc. commander admiral adm. marshal chief director chairman chairwoman spokesman spokeswoman spokesperson advisor adviser representative commissioner officer staff he special coach singer actor actress author coordinator',
  ],
  [
    WORD.ORGANISATION_CUE,
    'ministry department agency council committee commission organization organisation party union association federation foundation institute institution university college school academy company corporation corp corp. inc inc. ltd ltd. co. group bank club team league parliament congress senate court office bureau administration government authority assembly board network observatory society church band orchestra records media news press radio television tv times post journal magazine newspaper airlines railway industries international front movement alliance coalition secretariat service services centre center mission nations fc united',
  ],
  [
    WORD.FORCE_CUE,
    'army navy force forces division brigade brigades battalion regiment corps squadron wing fleet command guard guards troops troop soldiers fighters militia militias militants rebels rebel insurgents police intelligence security military gendarmerie units unit gunmen faction factions regime opposition peshmerga marines infantry airmen officers officials terrorists jihadists cell militiamen',
  ],
  [
    WORD.PLACE_CUE,
    'city town village province governorate county district region state territory countryside suburb suburbs neighbourhood neighborhood neighbourhoods island islands peninsula river lake sea ocean bay gulf valley mountain mountains mount hill hills desert forest park street road avenue highway bridge square roundabout crossing border airport airbase base camp station port harbour harbor dam castle palace prison hospital mosque cathedral stadium arena hall building museum coast parish municipality canton republic kingdom emirate plain plateau strait canal creek bay beach quarter area areas outskirts',
  ],
  [
    WORD.SAYING,
    'said says say told tells announced announces claimed claims claim reported reports stated states added adds wrote writes warned warns denied denies confirmed confirms insisted insists stressed stresses welcomed welcomes condemned condemns urged urges accused accuses',
  ],
  [
    WORD.DEMONYM,
    'kurdish kurd arab saudi english scottish welsh european african asian yazidi sunni shia shiite alawite druze jewish muslim christian islamic western soviet ottoman roman british',
  ],
  [
    WORD.FIRST_NAME,
    'abdallah abdel abdul abdullah abdulrahman abu adel adnan ahmad ahmed aisha akram ali amal amin amir ammar anas anwar ashraf assaad ayman aziz bashar basel bassam bilal emad fadi fahd faisal faris farouk fatima fuad ghassan habib hadi hafez haider haitham hakim hamid hamza hani haroun hasan hassan haytham hisham husam hussam hussein hussain ibrahim iman imad imran iyad ismail issa jabbar jafar jalal jamal jamil jihad kamal karim kassem khaled khalid khalil layla mahdi maher mahmoud mahmud malik mansour marwan masoud mazen mehdi mohamad mohamed mohammad mohammed muhammad mohsen mounir mourad muammar mubarak mustafa munir nabil nadia nasser nasir nawaf nizar nour nouri omar osama othman qasem qasim qassem rafic rami rashid riad riyad rustam saad saddam saeed said salah salam saleh salim salman sami samir sayyid sharif suhail suleiman talal tamer tarek tariq wael walid yahya yasser yassin yousef youssef yusuf zaid zainab zeinab ziad ' +
      'volodymyr vladimir dmitry dmytro oleksandr oleksiy serhiy sergei sergey yevgeny mikhail nikolai andriy petro ihor igor valery viktor recep tayyip mehmet mustafa kemal ahmet hulusi mevlut ' +
      'benjamin binyamin yitzhak ehud moshe shimon avigdor yair yoav naftali',
  ],
  [
    WORD.VERB,
    'struck made went took gave broke fled fought drove threw sent brought began became came got kept knew met paid ran sat saw sold spoke spent stood taught thought told understood won wrote',
  ],
  [
    WORD.GROUP,
    'people civilians residents locals refugees protesters demonstrators activists families victims captives detainees',
  ],
];

const NAMED: Readonly<Record<string, number>> = {
  adjective: WORD.ADJECTIVE,
  adverb: WORD.ADVERB,
  artifact: WORD.ARTIFACT | WORD.NOUN,
  first: WORD.FIRST_NAME,
  group: WORD.GROUP | WORD.NOUN,
  location: WORD.LOCATION | WORD.NOUN,
  noun: WORD.NOUN,
  person: WORD.PERSON | WORD.NOUN,
  region: WORD.REGION,
  surname: WORD.SURNAME,
  time: WORD.TIME | WORD.NOUN,
  verb: WORD.VERB,
};

/** Countries by nationality, in lower case: "syrian" is SY. ISO 3166-1 alpha-2. */
export const COUNTRY_OF_DEMONYM: ReadonlyMap<string, string> = new Map([
  ...Object.entries(lexicon.demonyms),
  ['saudi', 'SA'],
  ['english', 'GB'],
  ['scottish', 'GB'],
  ['welsh', 'GB'],
]);

let classes: Map<string, number> | undefined;

function allClasses(): Map<string, number> {
  if (classes !== undefined) return classes;
  classes = new Map();
  for (const [name, words] of Object.entries(lexicon.words)) addAll(classes, NAMED[name] ?? 0, words);
  for (const [bits, words] of LISTS) addAll(classes, bits, words);
  for (const demonym of COUNTRY_OF_DEMONYM.keys()) addAll(classes, WORD.DEMONYM, demonym);
  return classes;
}

function addAll(to: Map<string, number>, bits: number, words: string): void {
  for (const word of words.split(' ')) to.set(word, (to.get(word) ?? 0) | bits);
}

/** Endings that are taken off a word that no list knows, what stands in for them, and the parts of speech that they leave. */
const ENDINGS: readonly (readonly [ending: string, instead: string, bits: number])[] = [
  ['ies', 'y', WORD.VERB | WORD.NOUN],
  ['men', 'man', WORD.NOUN],
  ['es', '', WORD.VERB | WORD.NOUN],
  ['s', '', WORD.VERB | WORD.NOUN],
  ['ied', 'y', WORD.VERB],
  ['ed', '', WORD.VERB],
  ['ed', 'e', WORD.VERB],
  ['ing', '', WORD.VERB],
  ['ing', 'e', WORD.VERB],
  ['ly', '', WORD.ADJECTIVE],
];

const NAMES = WORD.FIRST_NAME | WORD.SURNAME | WORD.REGION;

/** The classes of a word in the form that `keyOf` gives, 0 when nothing is known of it. */
export function classesOf(key: string): number {
  const known = allClasses();
  const direct = known.get(key);
  if (direct !== undefined && (direct & ~NAMES) !== 0) return direct;
  for (const [ending, instead, needed] of ENDINGS) {
    if (key.length < ending.length + 3 || !key.endsWith(ending)) continue;
    const base = known.get(key.slice(0, -ending.length) + instead) ?? 0;
    if ((base & needed) !== 0) return (direct ?? 0) | (ending === 'ly' ? WORD.ADVERB : base & ~NAMES & ~WORD.TITLE);
    // A word that doubles its last letter: "stopped".
    if (instead === '' && key.at(-ending.length - 1) === key.at(-ending.length - 2)) {
      const single = known.get(key.slice(0, -ending.length - 1)) ?? 0;
      if ((single & needed) !== 0) return (direct ?? 0) | (single & ~NAMES & ~WORD.TITLE);
    }
  }
  return direct ?? 0;
}
