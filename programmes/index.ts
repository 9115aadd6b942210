import type { Programme } from '#kernel/index'
import careVisit from './care-visit/index.ts'
import commandCentre from './command-centre/index.ts'
import dataRights from './data-rights/index.ts'
import disputeMediation from './dispute-mediation/index.ts'
import incident from './incident/index.ts'
import information from './information/index.ts'
import leaderReception from './leader-reception/index.ts'
import patrol from './patrol/index.ts'
import services from './services/index.ts'

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
]
