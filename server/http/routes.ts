import { apiKeyRoutes } from './api-keys.ts'
import { appraisalRoutes } from './appraisals.ts'
import { auditRoutes } from './audit.ts'
import { besideRoutes } from './beside.ts'
import { bulkRoutes } from './bulk.ts'
import { calendarRoutes } from './calendar.ts'
import { callbackRoutes } from './callback.ts'
import { caseRoutes } from './cases.ts'
import { channelRoutes } from './channels.ts'
import { commandRoutes } from './command.ts'
import { demandRoutes } from './demands.ts'
import { displayRoutes } from './displays.ts'
import { documentRoutes } from './documents.ts'
import { drawPageRoutes } from './draw-pages.ts'
import { drawRoutes, publicDrawRoutes } from './draws.ts'
import { entryRoutes } from './entries.ts'
import { entryAddressRoutes } from './entry-addresses.ts'
import { entryImportRoutes } from './entry-import.ts'
import { exportRoutes } from './exports.ts'
import { feedRoutes } from './feeds.ts'
import { fileRoutes } from './files.ts'
import { hotlineRoutes } from './hotline.ts'
import { importRoutes } from './import.ts'
import { indicatorRoutes } from './indicators.ts'
import { infoPageRoutes } from './info-pages.ts'
import { knownRoutes, publicKnownRoutes } from './known.ts'
import { listRoutes } from './lists.ts'
import { liveRoutes } from './live.ts'
import { mapBaseRoutes } from './map-bases.ts'
import { meRoutes } from './me.ts'
import { myPasskeyRoutes } from './me-passkeys.ts'
import { nearRoutes } from './near.ts'
import { noticeRoutes } from './notices.ts'
import { officeRoutes } from './office.ts'
import { officeSettingsRoutes } from './office-settings.ts'
import { openDataRoutes } from './open-data.ts'
import { open311Routes } from './open311/index.ts'
import { outboxRoutes } from './outbox.ts'
import { peopleRoutes } from './people.ts'
import { personalRoutes } from './personal.ts'
import { phoneRoutes } from './phones.ts'
import { placeRoutes } from './places.ts'
import { planFindRoutes } from './plan-find.ts'
import { planItemRoutes } from './plan-items.ts'
import { planPaperRoutes } from './plan-papers.ts'
import { planRoutes } from './plans.ts'
import { postRoutes } from './posts.ts'
import { presenceRoutes } from './presence.ts'
import { publicRoutes } from './public.ts'
import { publicDocumentRoutes } from './public-documents.ts'
import { publicPersonalRoutes } from './public-personal.ts'
import { publicPlanRoutes } from './public-plans.ts'
import { publicTellRoutes } from './public-tell.ts'
import { lookRoutes, publishedRoutes } from './published.ts'
import { questionRoutes } from './questions.ts'
import { registerRoutes } from './registers.ts'
import { reportRoutes } from './reports.ts'
import { roundRoutes } from './rounds.ts'
import { routingRoutes } from './routing.ts'
import type { Server } from './server.ts'
import { sessionRoutes } from './session.ts'
import { passkeySessionRoutes } from './session-passkey.ts'
import { signOnRoutes } from './session-sign-on.ts'
import { staffResultRoutes } from './staff-results.ts'
import { standardTextRoutes } from './standard-texts.ts'
import { tellingRoutes } from './telling.ts'
import { templateRoutes } from './templates.ts'
import { tourRoutes } from './tours.ts'
import { unitRoutes } from './units.ts'
import { warningRoutes } from './warnings.ts'
import { webhookRoutes } from './webhooks.ts'

/** Every route file of the API, one per noun, with the path it lives under. */
export const routes: readonly (readonly [prefix: string, route: (server: Server) => Promise<void>])[] = [
  ['/api', officeRoutes],
  ['/api', officeSettingsRoutes],
  ['/api', besideRoutes],
  ['/api', caseRoutes],
  ['/api', exportRoutes],
  ['/api', presenceRoutes],
  ['/api', bulkRoutes],
  ['/api', listRoutes],
  ['/api', knownRoutes],
  ['/api/public', publicRoutes],
  ['/api/public', publicKnownRoutes],
  ['/api/public', publicPersonalRoutes],
  ['/api', personalRoutes],
  ['/api/public', nearRoutes],
  ['/api', drawRoutes],
  ['/api', tourRoutes],
  ['/api/public', publicDrawRoutes],
  ['/api/public', publishedRoutes],
  ['/api', lookRoutes],
  ['/api', importRoutes],
  ['/api', hotlineRoutes],
  ['/api', callbackRoutes],
  ['/api', indicatorRoutes],
  ['/api', questionRoutes],
  ['/api', demandRoutes],
  ['/api', planRoutes],
  ['/api', planItemRoutes],
  ['/api', planFindRoutes],
  ['/api', planPaperRoutes],
  ['/api/public', publicPlanRoutes],
  ['/api', appraisalRoutes],
  ['/api', staffResultRoutes],
  ['/api', channelRoutes],
  ['/api', templateRoutes],
  ['/api', standardTextRoutes],
  ['/api', tellingRoutes],
  ['/api/public', publicTellRoutes],
  ['/api', webhookRoutes],
  ['/api', outboxRoutes],
  ['/api', liveRoutes],
  ['/api', sessionRoutes],
  ['/api', passkeySessionRoutes],
  ['/api', signOnRoutes],
  ['/api', meRoutes],
  ['/api', myPasskeyRoutes],
  ['/api', noticeRoutes],
  ['/api', peopleRoutes],
  ['/api', phoneRoutes],
  ['/api', postRoutes],
  ['/api', unitRoutes],
  ['/api', apiKeyRoutes],
  ['/api', auditRoutes],
  ['/api', fileRoutes],
  ['/api', placeRoutes],
  ['/api', mapBaseRoutes],
  ['/api', registerRoutes],
  ['/api', entryRoutes],
  ['/api', entryImportRoutes],
  ['/api', entryAddressRoutes],
  ['/api', reportRoutes],
  ['/api', roundRoutes],
  ['/api', routingRoutes],
  ['/api', calendarRoutes],
  ['/api', commandRoutes],
  ['/api', displayRoutes],
  ['/api', warningRoutes],
  ['/api', documentRoutes],
  ['/api/public', publicDocumentRoutes],
  ['/api/public', openDataRoutes],
  ['', open311Routes],
  ['', infoPageRoutes],
  ['', drawPageRoutes],
  ['', feedRoutes],
]
