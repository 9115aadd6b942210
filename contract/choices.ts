/** Lists that both the shapes of the wire and the screens name; without zod, so that a page may take them as they are. */

/** The scope of a display alone: whoever makes a display makes its key. */
export const displayScope = 'command:read'
/** What a key for another system may be allowed. */
export const keyScopes = [
  'cases:read',
  'cases:write',
  'cases:reveal',
  'office:read',
  'office:write',
  'registers:read',
  'registers:write',
  'indicators:read',
  'outbox:write',
  'warnings:read',
  'warnings:write',
  'open311:write',
] as const

/** The national four levels (突发事件预警), the mildest first. */
export const warningLevels = ['blue', 'yellow', 'orange', 'red'] as const
/** What is warned of. */
export const warningEvents = [
  'rain',
  'wind',
  'snow',
  'heat',
  'cold',
  'flood',
  'fire',
  'power',
  'water',
  'gas',
  'traffic',
  'other',
] as const
