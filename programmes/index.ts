import type { Programme } from '#kernel/index'
import commandCentre from './command-centre/index.ts'
import incident from './incident/index.ts'

/** Every programme of the office, by hand, in the order they are shown. */
export const programmes: readonly Programme[] = [incident, commandCentre]
