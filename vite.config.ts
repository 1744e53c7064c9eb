/// <reference types="vitest/config" />
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import packageJson from './package.json' with { type: 'json' };
import { tokenscope } from './src/dev-server/plugin.ts';

export default defineConfig({
  // Vitest reads this file too and needs neither the page nor its server
  plugins: process.env['VITEST'] ? [] : [react(), tailwindcss(), tokenscope(packageJson.version)],
  define: { TOKENSCOPE_VERSION: JSON.stringify(packageJson.version) },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
