/** A case with a register: the sample articles and an Arabic one, with marks that are linked to actors and places. */
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { resolvedRuntime } from './app';
import { runCli, type CliPlace } from './cli';

const ROOT = join(__dirname, '..', '..');

/** Words of a headline, a tag, and quotes with the entity that each is linked to. */
const LINKS: readonly (readonly [string, 'actor' | 'place', Readonly<Record<string, string>>])[] = [
  [
    'Syria opposition captures',
    'actor',
    { 'Syrian regime’s Fourth Division': 'Fourth Division', 'Bashar al-Assad': 'Bashar al-Assad' },
  ],
  ['Syria opposition captures', 'place', { 'Daraa Al-Balad': 'Daraa Al-Balad', Damascus: 'Damascus', Daraa: 'Daraa' }],
  ['An agreement has staved off', 'actor', { '4th Division': '4th Division' }],
  [
    'Daraa Al-Balad region has faced',
    'actor',
    { 'Bashar al-Assad': 'Bashar al-Assad', Russia: 'Russia', 'Fourth Division': 'Army Fourth Division' },
  ],
  ['Daraa Al-Balad region has faced', 'place', { Tafas: 'Tafas' }],
  ['درعا البلد', 'actor', { 'القوات الحكومية': 'القوات الحكومية' }],
  ['درعا البلد', 'place', { 'درعا البلد': 'Daraa Al-Balad' }],
];

/** A short article from right to left. */
export const ARABIC = `درعا البلد تحت القصف بعد فشل المحادثات

قال ناشطون يوم الأربعاء إن القوات الحكومية قصفت حي درعا البلد بنحو 45 قذيفة، وذلك بعد ساعات من فشل المحادثات بين اللجنة المركزية والوسطاء الروس.
`;

/** A home folder whose default case has a register, to be copied. Made once for a file of tests; remove it afterwards. */
export function registeredHome(): string {
  const home = mkdtempSync(join(realpathSync(tmpdir()), 'sourcemark-registered-'));
  mkdirSync(join(home, 'cases'));
  const place: CliPlace = { executable: resolvedRuntime().executable, root: ROOT, home, casePath: casePathOf(home) };
  const run = (...args: readonly string[]): void => {
    const { status, stderr } = runCli(place, args);
    if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  };
  writeFileSync(join(home, 'arabic.txt'), ARABIC);
  run('import', join(ROOT, 'seeds'), join(home, 'arabic.txt'));
  const sources = runCli(place, ['sources']).lines;
  for (const [words, tag, quotes] of LINKS) {
    const source = sources.find((line) => String(line['headline'] ?? line['name']).includes(words));
    if (!source) throw new Error(`no source ${words} in ${JSON.stringify(sources.map((line) => line['headline']))}`);
    for (const [quote, entity] of Object.entries(quotes)) {
      run('annotate', String(source['source']), '--tag', tag, '--quote', quote, '--entity', entity);
    }
  }
  return home;
}

/** Gives `home` the case of a registered home. */
export function copyCase(from: string, home: string): void {
  mkdirSync(join(home, 'cases'), { recursive: true });
  copyFileSync(casePathOf(from), casePathOf(home));
}

/** Removes a registered home. */
export function removeHome(home: string): void {
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}

function casePathOf(home: string): string {
  return join(home, 'cases', 'Daraa sample.sourcemark');
}

/** The entities that a register lists under this label. */
export const listed = (page: Page, label: string): Locator =>
  page.getByRole('list', { name: label, exact: true }).getByRole('listitem');

/** The pane about the entity that is looked at. */
export const about = (page: Page): Locator => page.getByRole('region', { name: /^About the/u });

/** Shows an entity of the list that is shown. */
export async function lookAt(page: Page, label: string, name: string): Promise<void> {
  await listed(page, label)
    .filter({ has: page.getByText(name, { exact: true }) })
    .first()
    .getByRole('button')
    .focus();
  await about(page).getByRole('heading', { level: 2, name, exact: true }).waitFor();
  await about(page).getByText('What was decided').waitFor();
}
