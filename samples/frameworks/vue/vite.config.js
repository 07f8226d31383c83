import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

// Without this Vue would look for a component of that name.
const isCustomElement = (tag) => tag.startsWith('bias-');

// A server of yours would send this. Vite's own development server cannot: it puts a script into the page.
const policy = "default-src 'self'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'";

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
  preview: { headers: { 'content-security-policy': policy } },
});
