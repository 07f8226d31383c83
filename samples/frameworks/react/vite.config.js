import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// A server of yours would send this. Vite's own development server cannot: it puts a script into the page.
const policy = "default-src 'self'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'";

export default defineConfig({
  plugins: [react()],
  preview: { headers: { 'content-security-policy': policy } },
});
