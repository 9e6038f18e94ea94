import { defineConfig } from 'vite';

/** The dashboard, built into what the service serves. With `npm run dashboard` it is served while it is written, over a running service. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Everything is a file of its own: the policy allows no data in the place of one.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    proxy: Object.fromEntries(
      ['/v1', '/docs', '/verify', '/openapi.json', '/health', '/metrics'].map((path) => [path, 'http://127.0.0.1:3000']),
    ),
  },
});
