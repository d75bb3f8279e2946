/** What axe finds wrong on a page of the app. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** The violations on the page, each as its rule and the elements. */
export async function violations(page: Page): Promise<string[]> {
  // Electron has no second page for axe to report from, hence the legacy mode.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}
