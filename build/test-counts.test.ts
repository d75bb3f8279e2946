/**
 * Counting must not flatter: what crashed has failed.
 */

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { countCheck, countPlaywright, countVitest, sum } from './test-counts.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sourcemark-counts-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const reported = (report: object) => {
  const file = path.join(folder, 'report.json');
  fs.writeFileSync(file, JSON.stringify(report));
  return file;
};
const nowhere = path.join(folder, 'no-report.json');

describe('vitest', () => {
  const passedFile = {
    name: '/a/one.test.ts',
    status: 'passed',
    assertionResults: [{ status: 'passed', fullName: 'works' }],
  };
  const failedFile = {
    name: '/a/two.test.ts',
    status: 'failed',
    assertionResults: [{ status: 'failed', fullName: 'adds' }],
  };
  const brokenFile = { name: '/a/three.test.ts', status: 'failed', assertionResults: [] };

  test('counts its tests', () => {
    const file = reported({ numPassedTests: 7, numFailedTests: 2, testResults: [passedFile, failedFile] });
    expect(countVitest(file, 1)).toEqual({ passed: 7, failed: 2, names: ['two.test.ts › adds'] });
  });

  test('counts a file that could not be loaded', () => {
    const file = reported({ numPassedTests: 7, numFailedTests: 0, testResults: [passedFile, brokenFile] });
    expect(countVitest(file, 1)).toEqual({ passed: 7, failed: 1, names: ['three.test.ts'] });
  });

  test('counts a bad end of its own', () => {
    const file = reported({ numPassedTests: 7, numFailedTests: 0, testResults: [passedFile] });
    expect(countVitest(file, 1)).toEqual({ passed: 7, failed: 1, names: [] });
    expect(countVitest(nowhere, 139)).toEqual({ passed: 0, failed: 1, names: [] });
  });
});

describe('Playwright', () => {
  test('counts a test that passed only on its second try as failed', () => {
    const specs = ['flaky', 'wrong', 'broken'].map((title) => ({ title, ok: title === 'flaky' }));
    const suites = [{ title: 'a.spec.ts', suites: [{ title: 'inner', specs }] }];
    const file = reported({ stats: { expected: 5, flaky: 1, unexpected: 2, skipped: 1 }, suites });
    expect(countPlaywright(file, 1)).toEqual({ passed: 5, failed: 3, names: ['inner › wrong', 'inner › broken'] });
  });

  test('counts a bad end of its own', () => {
    expect(countPlaywright(nowhere, 1)).toEqual({ passed: 0, failed: 1, names: [] });
  });
});

test('checks count as one each', () => {
  expect(sum(countCheck(0), countCheck(2))).toEqual({ passed: 1, failed: 1, names: [] });
});
