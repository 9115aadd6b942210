import { officeSettingsPut, officeSettings as shape } from '#contract/office'
import { setOfficeSettings, settingsOf } from '../store/office-settings.ts'
import { requireRole } from './identity.ts'
import type { Server } from './server.ts'

export async function officeSettingsRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['office']

  server.get(
    '/office/settings',
    { schema: { tags, summary: 'What the office says of itself, as its administrator set it', response: { 200: shape } } },
    async request => {
      requireRole(request, 'system-admin')
      return settingsOf(await office.directory.now())
    },
  )

  server.put(
    '/office/settings',
    {
      schema: {
        tags,
        summary: 'Set the office’s name, telephone and what its maps show first',
        description:
          '`bounds` null follows the boundaries in force, also after the next import; otherwise it must hold all of them. `centre` null is the middle.',
        body: officeSettingsPut,
        response: { 200: shape },
      },
    },
    async request => setOfficeSettings(office, requireRole(request, 'system-admin'), request.body),
  )
}
