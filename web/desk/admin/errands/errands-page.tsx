import { api } from '../../../shell/api.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Facts } from '../../../shell/ui/facts.tsx'
import { Page, Panel } from '../../../shell/ui/page.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { When } from '../../../shell/ui/when.tsx'
import { kindsOf, useProgrammes } from '../../data/office.ts'
import { tellDetail } from '../audit/tell-detail.ts'
import { useTrailText } from '../audit/text.ts'
import { useTrailWords } from '../audit/use-trail-words.ts'
import { changed, type DeadLetter, useDeadLetters } from '../data.ts'
import { Listing } from '../parts/listing.tsx'
import { useSave } from '../parts/use-save.ts'
import { useText } from '../text.ts'

/** What the system could not carry out after all its tries: a person looks, mends the cause, and sends it again. */
export default function ErrandsPage() {
  const t = useText()
  const asked = useDeadLetters()
  const { save, error } = useSave()
  const resend = (rows: readonly DeadLetter[]) =>
    save(async () => {
      for (const row of rows) await api.post(`/outbox/${row.id}/resend`)
      toast(t('admin.errands.resent', { count: rows.length }))
      await changed('dead-letters')
    })
  const rows = asked.data ?? []
  const trail = useTrailText()
  const words = useTrailWords()
  const { data } = useProgrammes()
  const titleOf = ({ kind, payload }: DeadLetter) =>
    kind === 'message'
      ? trail('trail.errand.message', { to: String(payload.to ?? ''), subject: String(payload.subject ?? '') })
      : kind === 'happened'
        ? trail('trail.errand.happened')
        : kind
  const stepOf = ({ payload }: DeadLetter) => {
    const kind = kindsOf(data).find(one => one.type === payload.type)
    return kind?.def.steps[String(payload.step)]?.title
  }
  return (
    <Page
      title={t('admin.errands')}
      lead={t('admin.errands.lead')}
      width="wide"
      actions={
        rows.length > 1 && (
          <Button confirm={t('admin.errands.all.confirm', { count: rows.length })} onPress={() => resend(rows)}>
            {t('admin.errands.all')}
          </Button>
        )
      }
    >
      <div className="ui-stack">
        {error !== undefined && <ErrorNote error={error} />}
        <Listing asked={asked} empty={{ title: t('admin.errands.empty'), lead: t('admin.errands.empty.lead') }}>
          {all =>
            all.map(row => (
              <Panel key={row.id}>
                <div className="ui-row" style={{ justifyContent: 'space-between' }}>
                  <strong>{titleOf(row)}</strong>
                  <Button size="small" look="main" onPress={() => resend([row])}>
                    {t('admin.errands.resend')}
                  </Button>
                </div>
                <Facts
                  facts={[
                    [t('admin.errands.dead'), <When key="at" at={row.deadAt} />],
                    [t('admin.errands.tries'), String(row.attempts)],
                    [t('admin.errands.error'), row.lastError],
                    [
                      t('admin.audit.case'),
                      row.case && (
                        <a key="case" href={`/desk/case/${row.case}`}>
                          {t('admin.audit.case.open')}
                        </a>
                      ),
                    ],
                    [
                      t('admin.errands.payload'),
                      tellDetail({ number: row.payload.number, step: stepOf(row) }, words)
                        .map(([name, value]) => trail('trail.line', { name, value }))
                        .join(' · '),
                    ],
                  ]}
                />
              </Panel>
            ))
          }
        </Listing>
      </div>
    </Page>
  )
}
