import type { Catalogue } from '#kernel/engine/translate'
import { en as careInstitutions } from './care-institutions/en.ts'
import { en as careVisit } from './care-visit/en.ts'
import { en as commandCentre } from './command-centre/en.ts'
import { en as communityCentres } from './community-centres/en.ts'
import { en as dataRights } from './data-rights/en.ts'
import { en as demands } from './demands/en.ts'
import { en as disputeMediation } from './dispute-mediation/en.ts'
import { en as emergency } from './emergency/en.ts'
import { en as enterprises } from './enterprises/en.ts'
import { en as estates } from './estates/en.ts'
import { en as facilities } from './facilities/en.ts'
import { en as grants } from './grants/en.ts'
import { en as hazardPoints } from './hazard-points/en.ts'
import { en as heritage } from './heritage/en.ts'
import { en as incident } from './incident/en.ts'
import { en as information } from './information/en.ts'
import { en as leaderReception } from './leader-reception/en.ts'
import { en as meetings } from './meetings/en.ts'
import { en as microReforms } from './micro-reforms/en.ts'
import { en as organisations } from './organisations/en.ts'
import { en as partners } from './partners/en.ts'
import { en as patrol } from './patrol/en.ts'
import { en as peerReview } from './peer-review/en.ts'
import { en as pilotSites } from './pilot-sites/en.ts'
import { en as plans } from './plans/en.ts'
import { en as randomInspection } from './random-inspection/en.ts'
import { en as services } from './services/en.ts'
import { en as supervision } from './supervision/en.ts'
import { en as volunteers } from './volunteers/en.ts'
import { en as workforce } from './workforce/en.ts'

/** Every programme's English, by hand like the list of programmes. */
export const english: Catalogue = {
  ...incident,
  ...patrol,
  ...careVisit,
  ...disputeMediation,
  ...leaderReception,
  ...commandCentre,
  ...information,
  ...services,
  ...dataRights,
  ...estates,
  ...facilities,
  ...communityCentres,
  ...careInstitutions,
  ...organisations,
  ...enterprises,
  ...emergency,
  ...hazardPoints,
  ...heritage,
  ...workforce,
  ...volunteers,
  ...partners,
  ...demands,
  ...plans,
  ...supervision,
  ...meetings,
  ...randomInspection,
  ...peerReview,
  ...pilotSites,
  ...microReforms,
  ...grants,
}
