import { periodName } from '#contract/reports'
import { localDay } from '#methods/working-time/index'
import { asSystem } from '../db.ts'
import { sql } from '../sql.ts'
import { filledFile } from './report-file.ts'
import { fill, type KeptFigure } from './report-fill.ts'
import { bindingsOf, fileOfForm, formOf } from './report-forms.ts'
import { type Nowhere, nowhereIn } from './report-nowhere.ts'
import { daysOf, sayPeriod } from './report-period.ts'
import type { ReportApp } from './report-wish.ts'

export interface PlainForm {
  readonly id: string
  readonly title: string
  readonly askedBy: string
  readonly every: string
}

/** The forms in use, by title. */
export const plainForms = (app: ReportApp): Promise<readonly PlainForm[]> =>
  asSystem(app.db, 'forms of reports', tx =>
    tx.rows(sql<PlainForm>`select id, title, asked_by as "askedBy", every from report_forms
      where tenant_id = ${tx.tenant} and archived_at is null order by title, id`),
  )

export interface PlainFilled {
  readonly name: string
  readonly bytes: Uint8Array
  readonly figures: readonly KeptFigure[]
  readonly nowhere: readonly Nowhere[]
}

/** A form as it fills itself, without a report being begun: nobody is asked, nothing is kept. @throws RangeError for no period */
export async function fillPlain(
  app: ReportApp,
  form: string,
  period: string,
  community: string | null,
  me: string,
  lang: 'zh' | 'en',
): Promise<PlainFilled> {
  if (!periodName.safeParse(period).success || !daysOf(period)) throw new RangeError(period)
  const { calendar } = await app.directory.now()
  return asSystem(app.db, 'fill a form', async tx => {
    const { layout, title } = await formOf(tx, form)
    const figures = await fill(app, tx, {
      layout,
      bindings: await bindingsOf(tx, form),
      period,
      community,
      typed: {},
      answered: new Map(),
      today: localDay(app.now(), calendar),
      me,
    })
    return {
      name: `${title.replace(/[\\/:]/g, ' ')}-${sayPeriod(period, 'zh')}.xlsx`,
      bytes: filledFile(await fileOfForm(tx, form), layout, figures),
      figures,
      nowhere: await nowhereIn(app, tx, figures, lang),
    }
  })
}
