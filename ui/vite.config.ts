import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  clearScreen: false,
  server: { port: 5317, strictPort: true, host: '127.0.0.1' },
  build: {
    target: ['safari16', 'chrome110'],
    modulePreload: { polyfill: false },
    // the content security policy refuses data: addresses
    assetsInlineLimit: 0,
  },
  // tests mount components as a browser does
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts', 'lint/**/*.test.js'],
    // a test that hangs ends; how fast a machine is that does other things meanwhile is not tested
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
}));
