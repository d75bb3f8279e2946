/**
 * Which folder may import which, as rules for dependency-cruiser. `domain` <- `db` <- `electron`; `domain` <- `renderer`.
 */

/** @typedef {{ folders: string[], node: boolean, packages?: string[], notPackages?: string[] }} Layer */

/**
 * What each layer may import: folders of the app, Node's own modules, packages (only those of `packages` where it is
 * given, none of `notPackages`).
 * @type {Record<string, Layer>}
 */
const layers = {
  domain: {
    folders: ['domain'],
    node: false,
    packages: ['zod', '@sanity/diff-match-patch', 'approx-string-match', 'snowball-stemmers'],
  },
  db: { folders: ['domain', 'db'], node: true, packages: ['better-sqlite3', '@types/better-sqlite3'] },
  electron: { folders: ['domain', 'db', 'electron'], node: true, notPackages: ['better-sqlite3', 'react', '@tiptap'] },
  renderer: { folders: ['domain', 'renderer'], node: false, notPackages: ['better-sqlite3', 'electron'] },
};

/** The folders that the rules are about. */
export const layerNames = Object.keys(layers);

/** Tests, and the `fixtures.ts` of a folder, which only tests may import. */
const fixtures = '/fixtures\\.ts$';
const test = `\\.test\\.tsx?$|${fixtures}`;
const anyOf = (/** @type {string[]} */ names) => `(?:${names.map((name) => name.replace(/[/.]/g, '\\$&')).join('|')})`;
const fromPackages = (/** @type {string[]} */ names) => `node_modules/(?:@types/)?${anyOf(names)}(?:/|$)`;

/** The rules of one layer; tests beside the code may use any package and `tests/`. @param {string} name @param {Layer} layer */
function rulesOf(name, { folders, node, packages, notPackages }) {
  const code = { path: `^${name}/`, pathNot: test };
  const all = { path: `^${name}/` };
  const foreign = [...layerNames, 'build', 'tests'].filter((folder) => !folders.includes(folder));
  return [
    rule(`${name}-folders`, code, { path: `^${anyOf(foreign)}/` }),
    rule(`${name}-tests-folders`, all, { path: `^${anyOf(foreign.filter((folder) => folder !== 'tests'))}/` }),
    ...(node ? [] : [rule(`${name}-node`, code, { dependencyTypes: ['core'] })]),
    ...(packages ? [rule(`${name}-packages`, code, { path: 'node_modules/', pathNot: fromPackages(packages) })] : []),
    ...(notPackages ? [rule(`${name}-packages`, all, { path: fromPackages(notPackages) })] : []),
  ];
}

/** @typedef {import('dependency-cruiser').IRegularForbiddenRuleType} Rule */

/**
 * @param {string} name
 * @param {Rule['from']} from
 * @param {Rule['to']} to
 * @returns {Rule}
 */
function rule(name, from, to) {
  return { name, severity: 'error', from, to };
}

/**
 * What a cruise over the app is to be asked.
 * @param {string} folder the folder in which the layers lie
 * @returns {import('dependency-cruiser').ICruiseOptions}
 */
export const cruiseOptions = (folder) => ({
  baseDir: folder,
  validate: true,
  doNotFollow: { path: 'node_modules' },
  // Types count: a layer that knows another one's types depends on it.
  tsPreCompilationDeps: true,
  enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  ruleSet: {
    forbidden: [
      ...Object.entries(layers).flatMap(([name, layer]) => rulesOf(name, layer)),
      rule('fixtures-stay-with-tests', { pathNot: test }, { path: fixtures }),
      rule('no-cycles', {}, { circular: true }),
      rule('nothing-unresolved', {}, { couldNotResolve: true }),
    ],
  },
});
