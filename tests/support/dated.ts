/** A case for the overview: the sample articles with claims that speak of days, and with actors and places in several. */
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolvedRuntime } from './app';
import { runCli, type CliPlace } from './cli';
import { ARABIC } from './registered';

const ROOT = join(__dirname, '..', '..');

/** By words of the headline: quotes of claims, and of mentions with the entity that each is linked to. */
const MARKS: Readonly<
  Record<string, { readonly claims: readonly string[]; readonly names: Readonly<Record<string, string>> }>
> = {
  'An Assad regime general': {
    claims: [
      'Talal Qassem of the army’s 5th Division was shot dead on Wednesday night',
      'pro-Assad forces recaptured southern Syria in July 2018',
      'about 225 pro-Assad troops and officials, including 45 former rebels, have been slain since June 2019',
      'On August 20, there were clashes in eastern Daraa Province',
      'the site of the initial uprising in March 2011 against the regime',
    ],
    names: { Russia: 'Russia', 'Daraa Province': 'Daraa Province', Quneitra: 'Quneitra' },
  },
  'An agreement has staved off': {
    claims: [
      'the Assad regime reoccupied all of the province in July 2018',
      'more than 225 pro-Assad troops and officials, including at least 45 former rebels, have been slain since June 2019',
      'Talks resumed on Monday',
    ],
    names: { Russia: 'Russia', 'Daraa Province': 'Daraa Province', 'Karak Sharqi': 'Karak Sharqi' },
  },
  'Daraa Al-Balad region has faced': {
    claims: [
      'Civilians in Daraa faced airstrikes and tank fire on Wednesday, 19 August',
      'Daraa was placed under siege on 25 June',
      'Since late July, the region has faced regular bombing raids',
      'It was retaken by the regime in 2018',
    ],
    names: {
      Russia: 'Russia',
      'Daraa Al-Balad': 'Daraa Al-Balad',
      'Bashar al-Assad': 'Bashar al-Assad',
      Tafas: 'Tafas',
    },
  },
  'Syria opposition captures': {
    claims: [
      'Over the past month, the Syrian regime’s Fourth Division has laid siege to the district of Daraa Al-Balad',
      'resulting in an offensive being launched by regime forces on Wednesday',
      'In 2019, for example, residents publicly protested against the erection of a new statue',
    ],
    names: { 'Daraa Al-Balad': 'Daraa Al-Balad', 'Bashar al-Assad': 'Bashar al-Assad', Damascus: 'Damascus' },
  },
  'Syrian regime sends reinforcements': {
    claims: [
      'Daraa was first assaulted by the Assad regime in 2018',
      'A meeting between local actors and the regime, mediated by Russia, on Monday, failed to produce any results',
      'The Assad regime has sent further military reinforcements to the southern province of Daraa',
    ],
    names: { Russia: 'Russia', SANA: 'SANA' },
  },
  'درعا البلد تحت القصف': {
    claims: ['قال ناشطون يوم الأربعاء إن القوات الحكومية قصفت حي درعا البلد بنحو 45 قذيفة'],
    names: { 'درعا البلد': 'Daraa Al-Balad' },
  },
};

/** How many claims of the case speak of a day, and how many don't. */
export const DATED_CLAIMS = 16;
export const UNDATED_CLAIMS = 3;

/** A home folder with that case, to be copied; remove it afterwards. */
export function datedHome(): string {
  const home = mkdtempSync(join(realpathSync(tmpdir()), 'sourcemark-dated-'));
  mkdirSync(join(home, 'cases'));
  const casePath = join(home, 'cases', 'Daraa sample.sourcemark');
  const place: CliPlace = { executable: resolvedRuntime().executable, root: ROOT, home, casePath };
  const run = (...args: readonly string[]): void => {
    const { status, stderr } = runCli(place, args);
    if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  };
  writeFileSync(join(home, 'arabic.txt'), ARABIC);
  run('import', join(ROOT, 'seeds'), join(home, 'arabic.txt'));
  const sources = runCli(place, ['sources']).lines;
  const arabic = String(sources.find(({ headline }) => String(headline).includes('درعا'))?.['source']);
  run('fact', arabic, 'published', '--value', '2021-08-20');
  run('fact', arabic, 'outlet', '--value', 'عنب بلدي');
  for (const [words, { claims, names }] of Object.entries(MARKS)) {
    const source = String(sources.find(({ headline }) => String(headline).includes(words))?.['source']);
    for (const quote of claims) run('annotate', source, '--tag', 'claim', '--quote', quote);
    for (const [quote, entity] of Object.entries(names)) {
      const tag = ['Russia', 'Bashar al-Assad', 'SANA'].includes(entity) ? 'actor' : 'place';
      run('annotate', source, '--tag', tag, '--quote', quote, '--entity', entity);
    }
  }
  const told = runCli(place, ['annotations']).lines.filter(({ exact }) => String(exact).includes('slain since'));
  run('relate', ...told.map(({ annotation }) => String(annotation)), '--relation', 'differs');
  return home;
}
