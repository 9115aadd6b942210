import type { Catalogue } from '#kernel/engine/translate'
import { en as careVisit } from './care-visit/en.ts'
import { en as commandCentre } from './command-centre/en.ts'
import { en as dataRights } from './data-rights/en.ts'
import { en as disputeMediation } from './dispute-mediation/en.ts'
import { en as incident } from './incident/en.ts'
import { en as information } from './information/en.ts'
import { en as leaderReception } from './leader-reception/en.ts'
import { en as patrol } from './patrol/en.ts'
import { en as services } from './services/en.ts'

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
}
