import type { zh } from './zh.ts'

type Explained = Extract<keyof typeof zh, `queue.key.${string}`>

/** The keys of the list and what each does, in the words of the queue's catalogue: the help on `?` shows them. */
export const queueKeys: readonly (readonly [keys: readonly string[], what: Explained])[] = [
  [['j', 'k'], 'queue.key.move'],
  [['Home', 'End'], 'queue.key.ends'],
  [['Enter'], 'queue.key.open'],
  [['Esc'], 'queue.key.back'],
  [['→'], 'queue.key.pane'],
  [['x'], 'queue.key.select'],
  [['Shift', 'j', 'k'], 'queue.key.extend'],
  [['a'], 'queue.key.all'],
  [['1', '…', '9'], 'queue.key.step'],
  [['d'], 'queue.key.assign'],
  [['z'], 'queue.key.undo'],
  [['Z'], 'queue.key.now'],
  [['v'], 'queue.key.split'],
  [['m'], 'queue.key.map'],
  [['u'], 'queue.key.units'],
  [['[', ']'], 'queue.key.view'],
  [['s'], 'queue.key.keep'],
  [['n'], 'queue.key.fresh'],
]
