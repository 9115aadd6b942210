import type { Programme } from '#kernel/index'
import careInstitutions from './care-institutions/index.ts'
import careVisit from './care-visit/index.ts'
import commandCentre from './command-centre/index.ts'
import communityCentres from './community-centres/index.ts'
import dataRights from './data-rights/index.ts'
import demands from './demands/index.ts'
import disputeMediation from './dispute-mediation/index.ts'
import emergency from './emergency/index.ts'
import enterprises from './enterprises/index.ts'
import estates from './estates/index.ts'
import facilities from './facilities/index.ts'
import grants from './grants/index.ts'
import hazardPoints from './hazard-points/index.ts'
import heritage from './heritage/index.ts'
import incident from './incident/index.ts'
import information from './information/index.ts'
import leaderReception from './leader-reception/index.ts'
import meetings from './meetings/index.ts'
import microReforms from './micro-reforms/index.ts'
import organisations from './organisations/index.ts'
import partners from './partners/index.ts'
import patrol from './patrol/index.ts'
import peerReview from './peer-review/index.ts'
import pilotSites from './pilot-sites/index.ts'
import plans from './plans/index.ts'
import randomInspection from './random-inspection/index.ts'
import services from './services/index.ts'
import supervision from './supervision/index.ts'
import volunteers from './volunteers/index.ts'
import workforce from './workforce/index.ts'

/** Every programme of the office, by hand, in the order they are shown. */
export const programmes: readonly Programme[] = [
  incident,
  patrol,
  careVisit,
  disputeMediation,
  leaderReception,
  commandCentre,
  information,
  services,
  dataRights,
  estates,
  facilities,
  communityCentres,
  careInstitutions,
  organisations,
  enterprises,
  emergency,
  hazardPoints,
  heritage,
  workforce,
  volunteers,
  partners,
  demands,
  plans,
  supervision,
  meetings,
  randomInspection,
  peerReview,
  pilotSites,
  microReforms,
  grants,
]
