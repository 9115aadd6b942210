import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { fieldWorker } from './field-worker.ts'
import { firstPagesTogether } from './first-page.ts'
import { squeeze } from './squeeze.ts'

const root = fileURLToPath(new URL('.', import.meta.url))

/** Each face is one page; every address below a face belongs to that page (the router in the page reads the rest). */
const faces = { portal: '/', desk: '/desk/', grid: '/grid/', command: '/command/' }

function pageOf(path: string): string | undefined {
  if (/^\/(@|src\/|node_modules\/|api\/|assets\/)/.test(path) || /\.[a-z0-9]+$/i.test(path)) return undefined
  const face = Object.entries(faces).find(([, at]) => at !== '/' && `${path}/`.startsWith(at))?.[0] ?? 'portal'
  return path.startsWith('/gallery') ? 'gallery' : face
}

/** In development the faces stand at their public addresses; in the build the portal page moves to the top. */
function facePages(): Plugin {
  const rewrite = (where: (page: string) => string) => (req: IncomingMessage, _res: ServerResponse, next: () => void) => {
    const [path = '/', query] = (req.url ?? '/').split('?')
    const page = req.method === 'GET' && req.headers.accept?.includes('text/html') ? pageOf(path) : undefined
    if (page) req.url = where(page) + (query ? `?${query}` : '')
    next()
  }
  return {
    name: 'linli-face-pages',
    enforce: 'post',
    configureServer(server) {
      server.middlewares.use(rewrite(page => `/${page}/index.html`))
    },
    configurePreviewServer(server) {
      server.middlewares.use(rewrite(page => (page === 'portal' ? '/index.html' : `/${page}/index.html`)))
    },
    generateBundle(_options, bundle) {
      const portal = bundle['portal/index.html']
      if (portal) portal.fileName = 'index.html'
    },
  }
}

const worker = 'grid-worker'
const pages = [...Object.keys(faces), 'gallery']

export default defineConfig({
  root,
  appType: 'mpa',
  plugins: [react(), facePages(), fieldWorker(`${root}public`), squeeze()],
  server: { proxy: { '/api': { target: process.env.LINLI_API ?? 'http://127.0.0.1:8700', changeOrigin: false } } },
  build: {
    outDir: fileURLToPath(new URL('../dist/web', import.meta.url)),
    emptyOutDir: true,
    target: ['chrome94', 'safari15.4', 'firefox100'],
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: {
        ...Object.fromEntries(pages.map(page => [page, `${root}${page}/index.html`]).filter(([, file]) => existsSync(file!))),
        [worker]: `${root}grid/worker/sw.ts`,
      },
      // A service worker answers for the folder it lies in, under a name that stays.
      output: {
        entryFileNames: chunk => (chunk.name === worker ? 'grid/sw.js' : 'assets/[name]-[hash].js'),
        codeSplitting: { groups: firstPagesTogether(root) },
      },
    },
  },
})
