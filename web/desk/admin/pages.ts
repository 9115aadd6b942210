import type { AdminKey } from './text.ts'

const system = 'system-admin'
const security = 'security-admin'
const auditor = 'auditor'

/** Every page of the administration and whose duty it is; the server decides all the same. */
export const adminPageList = [
  { to: '/settings', title: 'admin.settings', roles: [system] },
  { to: '/people', title: 'admin.people', roles: [security, auditor] },
  { to: '/rosters', title: 'admin.rosters', roles: [security] },
  { to: '/units', title: 'admin.units', roles: [system] },
  { to: '/registers', title: 'admin.registers', roles: [system] },
  { to: '/places', title: 'admin.places', roles: [system] },
  { to: '/imports', title: 'admin.imports', roles: [system] },
  { to: '/maps', title: 'admin.maps', roles: [system] },
  { to: '/calendar', title: 'admin.calendar', roles: [system] },
  { to: '/keys', title: 'admin.keys', roles: [security] },
  { to: '/displays', title: 'admin.displays', roles: [security] },
  { to: '/channels', title: 'admin.channels', roles: [system] },
  { to: '/templates', title: 'admin.templates', roles: [system, 'supervisor'] },
  { to: '/webhooks', title: 'admin.webhooks', roles: [system] },
  { to: '/errands', title: 'admin.errands', roles: [system] },
  { to: '/personal', title: 'admin.personal', roles: [system, security, auditor] },
  { to: '/audit', title: 'admin.audit', roles: [auditor] },
] as const satisfies readonly { title: AdminKey; to: string; roles: readonly string[] }[]

export type AdminPath = (typeof adminPageList)[number]['to']
