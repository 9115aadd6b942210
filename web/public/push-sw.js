// Shows what the office pushes, and opens the page it speaks of. Answers for no page of its own and keeps nothing.
self.addEventListener('push', event => {
  const told = event.data ? event.data.json() : {}
  const { title = '', body = '', url = '/', tag, stop } = told
  const actions = stop ? [{ action: 'stop', title: stop.label }] : []
  event.waitUntil(self.registration.showNotification(title, { body, tag, icon: '/icon.svg', actions, data: { url, stop } }))
})

self.addEventListener('notificationclick', event => {
  event.notification.close()
  const { url, stop } = event.notification.data ?? {}
  if (event.action === 'stop' && stop) return event.waitUntil(fetch(stop.post, { method: 'POST' }))
  event.waitUntil(self.clients.openWindow(url))
})
