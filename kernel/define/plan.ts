/** What a plan is made of, from what is wanted down to what can be checked. */
export const planItemKinds = ['goal', 'measure', 'task', 'target', 'milestone'] as const
export type PlanItemKind = (typeof planItemKinds)[number]
/** Items that somebody is held to; goals and measures only gather them. */
export const isPromise = (kind: PlanItemKind): boolean => kind === 'task' || kind === 'target' || kind === 'milestone'

/** When a promise that is still open turns amber or red. Shares are of what should be there today on an even way. */
export interface ColourRule {
  /** Amber below this share of what should be there by now, e.g. 0.9. */
  readonly amber: number
  /** Red below this share, e.g. 0.6. */
  readonly red: number
  /** Amber this many days before the deadline of something that is not done and has no measure. */
  readonly daysBefore: number
  /** No value for longer than this many days: nobody knows how it stands. */
  readonly quiet: number
}

/** A kind of plan: how long it runs, and which kind it carries out. */
export interface PlanData {
  readonly title: string
  /** Years it runs as a rule; parts of a year below 1. */
  readonly years: number
  /** The kind it hangs under: an annual plan carries out a five-year one. */
  readonly under?: string
  readonly colours: ColourRule
  /** From which day of a month whoever owes a value is asked for it, 1 to 28. */
  readonly askDay: number
}

/** The usual colours: amber at nine tenths of the way that should be behind, red at six tenths. Offices set their own. */
export const usualColours: ColourRule = { amber: 0.9, red: 0.6, daysBefore: 30, quiet: 100 }

/** @throws Error when the colours do not follow one another */
export function definePlan(
  def: Omit<PlanData, 'colours' | 'askDay'> & { readonly colours?: Partial<ColourRule>; readonly askDay?: number },
): PlanData {
  const colours = { ...usualColours, ...def.colours }
  if (!(colours.red < colours.amber && colours.amber <= 1))
    throw new Error(`"${def.title}": red comes below amber, and amber at most at 1`)
  if (!(def.years > 0)) throw new Error(`"${def.title}" runs for no time`)
  const askDay = def.askDay ?? 25
  if (!Number.isInteger(askDay) || askDay < 1 || askDay > 28) throw new Error(`"${def.title}" asks on a day not every month has`)
  return { ...def, colours, askDay }
}
