import type { CaseDetail } from '#contract/cases'
import { Menu } from '../../overlay/menu.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { fetchReasons, useReasons } from '../data/cases.ts'
import { client } from '../data/client.ts'
import { useKind } from '../data/office.ts'
import { useBarText } from '../frame/text.ts'
import { useText } from '../text.ts'
import './print.css'

/** Prints the case, with its clock explained; on paper nobody can press 为什么. */
export function useCasePrint(detail: CaseDetail) {
  const lang = useLanguage()
  const { id, version } = detail.case
  return async () => {
    const queryKey = ['why', id, version, lang]
    await client.ensureQueryData({ queryKey, queryFn: () => fetchReasons(id, lang) }).catch(() => undefined)
    setTimeout(print)
  }
}

export function CaseExport({ detail }: { detail: CaseDetail }) {
  const t = useText()
  const b = useBarText()
  const lang = useLanguage()
  const run = useCasePrint(detail)
  const paper = useKind(detail.case.type)?.def.paper
  const written = paper && detail.case.data[paper.once] !== undefined
  const href = (form: string) => `/api/cases/${detail.case.id}/paper?form=${form}`
  return (
    <Menu
      className="desk-link ui-no-print"
      face={`${t('desk.print')} ▾`}
      label={b('bar.export.more')}
      items={[
        { key: 'print', label: b('bar.export.print'), run },
        { key: 'word', label: b('bar.export.word'), href: `/api/cases/${detail.case.id}/export.docx?lang=${lang}` },
        ...(written
          ? [
              { key: 'paper.docx', label: t('desk.paper.word', { title: paper.title }), href: href('docx') },
              { key: 'paper.pdf', label: t('desk.paper.pdf', { title: paper.title }), href: href('pdf') },
            ]
          : []),
      ]}
    />
  )
}

/** On paper only: how the deadline was counted, once it is known. */
export function PrintedDeadline({ detail }: { detail: CaseDetail }) {
  const t = useText()
  const { data } = useReasons(detail.case.id, detail.case.version, false)
  if (!data || data.deadline.length === 0) return null
  return (
    <section className="print-only">
      <h3>{t('desk.why.deadline')}</h3>
      <ol className="print-lines">
        {data.deadline.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same sentence may be said twice
          <li key={at}>{line}</li>
        ))}
      </ol>
    </section>
  )
}
