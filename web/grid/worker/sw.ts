import { clientsClaim } from 'workbox-core'
import { cleanupOutdatedCaches, createHandlerBoundToURL, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

/** The part of the worker's global scope used here; the page's own types stand in for the rest. */
declare const self: {
  readonly __WB_MANIFEST: PrecacheEntry[]
  skipWaiting(): Promise<void>
  addEventListener(type: 'message', hear: (event: { readonly data: unknown }) => void): void
}

// The build puts the list of the app's own files here. What the office answers is never kept by the worker: the app
// keeps that itself, sealed.
precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()
registerRoute(new NavigationRoute(createHandlerBoundToURL('/grid/index.html'), { allowlist: [/^\/grid(\/|\?|$)/] }))
clientsClaim()

// A newer worker waits until somebody says so.
self.addEventListener('message', event => {
  if (event.data === 'take-over') void self.skipWaiting()
})
