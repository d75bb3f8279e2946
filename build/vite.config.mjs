/**
 * How the window's code is built. The app serves it from its own protocol under a policy that forbids inline code and
 * data addresses, so every asset stays a file.
 */

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { inRoot } from './places.mjs';

/** Vite's settings for `renderer/`. */
export default defineConfig({
  root: inRoot('renderer'),
  base: './',
  plugins: [react()],
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
