import type { Source } from '#contract/reports'
import type { Tx } from '../db.ts'
import { registerFigures } from './report-entries.ts'
import { caseFigures } from './report-figures.ts'
import { promiseFigures } from './report-promises.ts'
import { type FigureReader, nothing, type ReportApp, type Told, type Wish } from './report-wish.ts'

/** Kinds of sources that give numbers, with what reads them; one file for each, so that another is one more line here. */
const readers: Readonly<Partial<Record<Source['kind'], FigureReader>>> = {
  cases: caseFigures,
  indicator: caseFigures,
  register: registerFigures,
  target: promiseFigures,
}

/** Does this source give a number that is worked out, of some ground and time? */
export const isCounted = ({ kind }: Pick<Source, 'kind'>): boolean => readers[kind] !== undefined

/** Works out all numbers a report asks for, however many, in as few readings as there are registers, kinds of cases and periods. */
export async function figuresOf(app: ReportApp, tx: Tx, wishes: readonly Wish[]): Promise<readonly Told[]> {
  const told: Told[] = wishes.map(() => nothing)
  for (const read of new Set(Object.values(readers))) await read(app, tx, wishes, told)
  return told
}
