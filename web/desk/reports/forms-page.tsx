import { useState } from 'react'
import { Link } from 'wouter'
import type { FormRow } from '#contract/reports'
import { sayDate } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useNow } from '../../shell/use-now.ts'
import { useForms } from './data.ts'
import { FillDialog } from './fill-dialog.tsx'
import { PermitLine } from './form-facts.tsx'
import { TakeDialog } from './take-dialog.tsx'
import { useReportText } from './text.ts'

/** Every form that is to be filled: who asks, how often, when it is due, how much of it fills itself. */
export function FormsPage() {
  const t = useReportText()
  const language = useLanguage()
  const now = useNow()
  const { data, error, refetch } = useForms()
  const [taking, setTaking] = useState(false)
  const [filling, setFilling] = useState<FormRow>()
  const rows = data?.rows.toSorted(
    (a, b) => Number(a.archivedAt !== null) - Number(b.archivedAt !== null) || dueOf(a).localeCompare(dueOf(b)),
  )
  const take = data?.mayDefine && (
    <Button look="main" onPress={() => setTaking(true)}>
      {t('rep.take')}
    </Button>
  )
  return (
    <Page title={t('rep.title')} lead={t('rep.lead')} width="wide" actions={take}>
      {error && <ErrorNote error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={6} />}
      {rows?.length === 0 && (
        <EmptyState title={t('rep.none')} action={take}>
          {t('rep.none.lead')}
        </EmptyState>
      )}
      {rows && rows.length > 0 && (
        <ul className="rep-list">
          {rows.map(form => (
            <li key={form.id}>
              <div>
                <h2>
                  <Link href={`/forms/${form.id}`}>{form.title}</Link>
                </h2>
                <p className="ui-soft">
                  {[form.askedBy, t(`rep.every.${form.every}`), form.archivedAt === null ? '' : t('rep.archived')]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
                <PermitLine form={form} />
                <p>{t('rep.cells', { cells: form.cells, bound: form.bound, asked: form.asked, open: form.open })}</p>
                <p className={form.next?.late ? 'rep-late' : 'ui-soft'}>
                  {form.next
                    ? t(form.next.late ? 'rep.due.late' : 'rep.due', {
                        says: form.next.says,
                        due: sayDate(form.next.due, now, language),
                      })
                    : t('rep.due.any')}
                  {form.lastHandedIn !== null && (
                    <>
                      {' · '}
                      {t('rep.last')} <When at={form.lastHandedIn} />
                    </>
                  )}
                </p>
              </div>
              <div className="ui-row">
                {data?.mayDefine && form.archivedAt === null && form.permit !== 'none' && (
                  <Button onPress={() => setFilling(form)}>{t('rep.fill')}</Button>
                )}
                <ButtonLink to={`/forms/${form.id}`} look="quiet">
                  {t('rep.draw')}
                </ButtonLink>
              </div>
            </li>
          ))}
        </ul>
      )}
      {taking && <TakeDialog onClose={() => setTaking(false)} />}
      {filling && <FillDialog form={filling} onClose={() => setFilling(undefined)} />}
    </Page>
  )
}

const dueOf = (form: FormRow) => form.next?.due ?? '9999'
