/** The main job in short: the same for the checkout and for the packed app. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { answerSaveDialog, article, expectAnnotations, markByKey, openSource, sources } from './article';
import { expect, type RunningApp } from './app';

/** Marks, undoes, redoes, quits, starts again, finds everything and exports it. `launch` starts the app in `home`. */
export async function smoke(launch: () => Promise<RunningApp>, home: string): Promise<void> {
  const first = await launch();
  await expect(sources(first.page)).toHaveCount(5);
  await openSource(first.page, 'Syrian regime sends reinforcements');
  await markByKey(first.page, 'c', 'A ceasefire is supposed', 'local actors');
  await markByKey(first.page, 'a', 'opposition fighters, claims');
  await markByKey(first.page, 'p', 'Nasib border crossing');
  await article(first.page).focus();
  await first.page.keyboard.press('ControlOrMeta+z');
  await expectAnnotations(first.page, 2);
  await first.page.keyboard.press('ControlOrMeta+Shift+z');
  await expectAnnotations(first.page, 3);
  await first.close();

  const second = await launch();
  await openSource(second.page, 'Syrian regime sends reinforcements');
  await expectAnnotations(second.page, 3);
  const out = join(home, 'smoke.csv');
  await answerSaveDialog(second.electron, out);
  await second.page.getByRole('button', { name: 'Export', exact: true }).click();
  await second.page.getByRole('radio', { name: 'All three' }).check({ force: true });
  await second.page.getByRole('button', { name: 'Save as…' }).click();
  await expect(second.page.getByRole('status').filter({ hasText: 'smoke.csv' })).toBeVisible();
  const { data } = Papa.parse<Record<string, string>>(readFileSync(out, 'utf8').slice(1), {
    header: true,
    skipEmptyLines: true,
  });
  expect(data.map((row) => row['tag'])).toEqual(['place', 'claim', 'actor']);
  await second.close();
}
