/**
 * How the window's code is built. The app serves it from its own protocol under a policy that forbids inline code and
 * data addresses, so every asset stays a file.
 */

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { inRoot } from './places.mjs';

/**
 * Parts that are loaded later share style sheets with the first, and those come before it: so each style sheet states
 * the order of the layers, and whichever is first decides it rightly.
 * @type {import('vite').Plugin}
 */
const layerOrder = {
  name: 'layer-order',
  enforce: 'pre',
  transform: (code, id) => (id.endsWith('.css') ? `@layer fonts, tokens, base, parts;\n${code}` : undefined),
};

/** Vite's settings for `renderer/`. */
export default defineConfig({
  root: inRoot('renderer'),
  base: './',
  plugins: [layerOrder, react()],
  build: {
    outDir: inRoot('dist', 'renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4000,
  },
});
