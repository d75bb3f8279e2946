/**
 * The end-to-end tests: one after the other, each with its own app, since they measure and kill processes.
 */

import { defineConfig } from '@playwright/test';
import { inRoot } from './places.mjs';

/** Playwright's settings. */
export default defineConfig({
  testDir: inRoot('tests', 'e2e'),
  outputDir: inRoot('test-results', 'e2e'),
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: inRoot('test-results', 'e2e.json') }]],
});
