/**
 * Reading the reports of the test runners: how many tests passed and failed. A runner that ended badly counts as a
 * failure even if none of its tests did, and so does a file that could not be loaded.
 */

import fs from 'node:fs';
import path from 'node:path';

/** @typedef {{ passed: number, failed: number, names?: string[] }} Counts `names` are those of what failed. */

/** One check that is not made of tests: it passed or it did not. @param {number} status @returns {Counts} */
export const countCheck = (status) => (status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/**
 * @param {Counts} one
 * @param {Counts} other
 * @returns {Counts}
 */
export const sum = (one, other) => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  names: [...(one.names ?? []), ...(other.names ?? [])],
});

/**
 * The counts of a vitest run.
 * @param {string} file vitest's JSON report
 * @param {number} status vitest's exit status
 */
export function countVitest(file, status) {
  /** @type {{ numPassedTests: number, numFailedTests: number, testResults: { name: string, status: string, assertionResults: { status: string, fullName: string }[] }[] } | undefined} */
  const report = readReport(file);
  const brokenFiles = (report?.testResults ?? []).filter(
    (result) => result.status === 'failed' && !result.assertionResults.some((test) => test.status === 'failed'),
  );
  const failedTests = (report?.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${path.basename(name)} › ${test.fullName}`),
  );
  const names = [...failedTests, ...brokenFiles.map(({ name }) => path.basename(name))];
  return { ...honest(report?.numPassedTests ?? 0, (report?.numFailedTests ?? 0) + brokenFiles.length, status), names };
}

/**
 * The counts of a Playwright run.
 * @param {string} file Playwright's JSON report
 * @param {number} status Playwright's exit status
 */
export function countPlaywright(file, status) {
  /** @typedef {{ title: string, suites?: Suite[], specs?: { title: string, ok: boolean }[] }} Suite */
  /** @type {{ stats: { expected: number, flaky: number, unexpected: number }, suites?: Suite[] } | undefined} */
  const report = readReport(file);
  const { expected = 0, flaky = 0, unexpected = 0 } = report?.stats ?? {};
  /** @type {(suite: Suite) => string[]} */
  const namesIn = ({ title, suites = [], specs = [] }) => [
    ...specs.filter((spec) => !spec.ok).map((spec) => `${title} › ${spec.title}`),
    ...suites.flatMap(namesIn),
  ];
  return { ...honest(expected, unexpected + flaky, status), names: (report?.suites ?? []).flatMap(namesIn) };
}

/** @param {number} passed @param {number} failed @param {number} status @returns {Counts} */
function honest(passed, failed, status) {
  return { passed, failed: failed === 0 && status !== 0 ? 1 : failed };
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
