import type { zh } from '../zh.ts'

type Explained = Extract<keyof typeof zh, `reg.key.${string}`>

/** The keys of a list of entries and what each does: the help on `?` shows them. */
export const registerKeys: readonly (readonly [keys: readonly string[], what: Explained])[] = [
  [['j', 'k'], 'reg.key.move'],
  [['Home', 'End'], 'reg.key.ends'],
  [['Enter'], 'reg.key.open'],
  [['→'], 'reg.key.pane'],
  [['x'], 'reg.key.select'],
  [['Shift', 'j', 'k'], 'reg.key.extend'],
  [['a'], 'reg.key.all'],
  [['Esc'], 'reg.key.none'],
  [['c'], 'reg.key.make'],
  [['e'], 'reg.key.change'],
  [['h'], 'reg.key.history'],
  [['m'], 'reg.key.map'],
  [['v'], 'reg.key.split'],
]
