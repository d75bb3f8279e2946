/**
 * The house keeps its shape: no folder imports what it must not, and the rule that says so really bites.
 */

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, describe, expect, test } from 'vitest';
import { cruiseOptions, layerNames } from '../build/layers.mjs';
import { root } from '../build/places.mjs';

/** Cruises the layers of a folder and returns what was found, with each violation as one readable line. */
async function survey(folder: string) {
  const { output } = await cruise(layerNames, cruiseOptions(folder));
  const { modules, summary } = output as ICruiseResult;
  return {
    modules: modules.map((module) => module.source),
    violations: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
  };
}

describe('the app', () => {
  test('imports only in the allowed directions', { timeout: 60_000 }, async () => {
    const { modules, violations } = await survey(root);
    expect(violations).toEqual([]);
    // A cruise that finds nothing finds nothing wrong: it must have seen every layer.
    for (const layer of layerNames) {
      expect(modules.filter((source) => source.startsWith(`${layer}/`)).length, layer).toBeGreaterThan(8);
    }
  });
});

describe('a forbidden import is caught', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sourcemark-layers-'));
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  /** Each planted import, and the rule that has to name it. */
  const planted: [rule: string, file: string, imported: string][] = [
    ['domain-folders', 'domain/a.ts', '../db/open'],
    ['domain-folders', 'domain/b.ts', '../tests/support'],
    ['domain-node', 'domain/c.ts', 'node:fs'],
    ['domain-packages', 'domain/d.ts', 'react'],
    ['domain-packages', 'domain/e.ts', 'better-sqlite3'],
    ['db-folders', 'db/a.ts', '../electron/main'],
    ['db-folders', 'db/b.ts', '../renderer/app'],
    ['db-packages', 'db/c.ts', 'electron'],
    ['electron-folders', 'electron/a.ts', '../renderer/app'],
    ['electron-packages', 'electron/b.ts', 'better-sqlite3'],
    ['renderer-folders', 'renderer/a.ts', '../db/open'],
    ['renderer-folders', 'renderer/b.ts', '../electron/main'],
    ['renderer-node', 'renderer/c.ts', 'node:path'],
    ['renderer-packages', 'renderer/d.ts', 'electron'],
    ['renderer-packages', 'renderer/e.ts', 'better-sqlite3'],
    ['domain-tests-folders', 'domain/f.test.ts', '../db/open'],
    ['fixtures-stay-with-tests', 'db/e.ts', './fixtures'],
    ['no-cycles', 'domain/g.ts', './h'],
    ['nothing-unresolved', 'electron/c.ts', './nowhere'],
  ];
  const targets = ['db/open.ts', 'db/fixtures.ts', 'electron/main.ts', 'renderer/app.ts', 'tests/support.ts'];
  /** The way back of the planted cycle, which is reported once, from its other end. */
  const wayBack = 'domain/h.ts';
  const allowed: [file: string, imported: string][] = [
    ['db/d.ts', '../domain/allowed'],
    ['domain/allowed.ts', 'zod'],
    ['domain/i.test.ts', '../tests/support'],
    ['renderer/f.ts', '../domain/allowed'],
  ];

  const write = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  };
  for (const file of targets) write(file, 'export type It = string;\nexport const it = 1;\n');
  // Types alone count as an import, so that is how half of them are planted.
  for (const [index, [, file, imported]] of planted.entries()) {
    write(file, `import ${index % 2 ? 'type ' : ''}{ it } from '${imported}';\nexport { type it };\n`);
  }
  for (const [file, imported] of allowed) write(file, `import { it } from '${imported}';\nexport { it };\n`);
  write(wayBack, "export { it } from './g';\n");
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const surveyed = survey(folder);

  test.each(planted)('%s: %s -> %s', async (rule, file) => {
    const { violations } = await surveyed;
    expect(violations.filter((line) => line.startsWith(`${rule}: ${file} -> `))).toHaveLength(1);
  });

  test('and an allowed one is not', async () => {
    const { violations } = await surveyed;
    const files = allowed.map(([file]) => file);
    expect(violations.filter((line) => files.some((file) => line.includes(` ${file} -> `)))).toEqual([]);
  });
});
