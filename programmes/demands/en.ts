import type { Catalogue } from '#kernel/engine/translate'

const at = 'demands.registers.permitted'

/** The list of permitted tables in English, by path. */
export const en: Catalogue = {
  demands: 'Permitted tables',
  [at]: 'Permitted tables',
  [`${at}.code`]: 'Number',
  [`${at}.title`]: 'Table',
  [`${at}.asker`]: 'Asked by',
  [`${at}.basis`]: 'Basis',
  [`${at}.every`]: 'At most',
  [`${at}.every.once`]: 'Once',
  [`${at}.every.year`]: 'Every year',
  [`${at}.every.half`]: 'Every half-year',
  [`${at}.every.quarter`]: 'Every quarter',
  [`${at}.every.month`]: 'Every month',
  [`${at}.every.week`]: 'Every week',
  [`${at}.fields`]: 'Columns permitted',
  [`${at}.fields.$hint`]: 'One on each line; any when empty',
  [`${at}.until`]: 'Until',
}
