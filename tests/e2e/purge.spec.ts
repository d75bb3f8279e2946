/** Purging a source: nothing of it is left in the case's files, and what is left still verifies. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotations, importFiles, inspector, markByKey, openSource, sources } from '../support/article';
import { expect, resolvedRuntime, test } from '../support/app';
import { violations } from '../support/axe';
import { runCli } from '../support/cli';

const ROOT = join(__dirname, '..', '..');

/** Words that stand in the source, in what is known of it, in its marks and in its notes, and nowhere else. */
const SECRETS = ['Quixotry', 'Zephyrine Vandal', 'osseous-lantern', 'velvet hatchet'] as const;

const TEXT = `${SECRETS[0]} in the provinces

A person whom we call ${SECRETS[1]} spoke of the ${SECRETS[2]} affair at length, on the condition that nobody would ever learn who it was.
`;

/** Which of the secrets stand in the files of the case, in the encodings that SQLite and JSON write. */
function found(folder: string, name: string): string[] {
  const files = readdirSync(folder).filter((file) => file.startsWith(name));
  return files.flatMap((file) => {
    const bytes = readFileSync(join(folder, file));
    return SECRETS.filter((secret) =>
      [Buffer.from(secret), Buffer.from(secret, 'utf16le')].some((needle) => bytes.includes(needle)),
    ).map((secret) => `${secret} in ${file}`);
  });
}

test('leaves no byte of the source behind, and a case that verifies', async ({ launch, home }) => {
  const folder = join(home, 'cases');
  const app = await launch();
  const { page } = app;
  const name = readdirSync(folder).find((file) => file.endsWith('.sourcemark'));
  if (name === undefined) throw new Error('there is no case');
  const file = join(home, 'secret.txt');
  writeFileSync(file, TEXT);
  await importFiles(app, [file]);
  await openSource(page, SECRETS[0]);
  await markByKey(page, 'a', SECRETS[1]);
  const note = inspector(page).getByRole('textbox', { name: 'Note' });
  await note.fill(`met by the ${SECRETS[3]}`);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(annotations(page).filter({ hasText: 'note' })).toHaveCount(1);
  expect(new Set(found(folder, name).map((line) => line.split(' in ')[0])).size).toBe(SECRETS.length);

  await inspector(page).getByRole('tab', { name: 'Provenance' }).click();
  await inspector(page).getByRole('button', { name: 'Purge this source…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Purge this source' });
  await expect(dialog).toContainText('1 mark with all notes');
  const purge = dialog.getByRole('button', { name: 'Purge for good' });
  await expect(purge).toBeDisabled();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('textbox', { name: /^Reason/u }).fill('asked for by the person');
  await dialog.getByRole('textbox', { name: /^Type PURGE/u }).fill('purge');
  await expect(purge).toBeDisabled();
  await dialog.getByRole('textbox', { name: /^Type PURGE/u }).fill('PURGE');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: /^Purged/u })).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await expect(sources(page)).toHaveCount(5);
  expect(found(folder, name)).toEqual([]);

  await test.step('undo does not bring it back', async () => {
    await page.getByRole('region', { name: 'Article' }).focus();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(sources(page)).not.toContainText([SECRETS[0]]);
  });
  await app.close();
  expect(existsSync(join(folder, name))).toBe(true);
  expect(found(folder, name)).toEqual([]);
  const place = { executable: resolvedRuntime().executable, root: ROOT, home, casePath: join(folder, name) };
  expect(runCli(place, ['verify']).lines).toMatchObject([{ ok: true, problems: [] }]);
});
