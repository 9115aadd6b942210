import { useState } from 'react'
import type { MyData } from '#contract/personal'
import { ApiError, api } from '../../shell/api.ts'
import { sayExactly } from '../../shell/dates.ts'
import { newId } from '../../shell/new-id.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { keyFor } from '../status/use-case.ts'
import { Ask } from './ask.tsx'
import { Held } from './held.tsx'
import { useMyText } from './text.ts'
import './my-data.css'

/** One matter: what is held of me, why, until when, who looked, and what I may do about it. */
export function MyDataPage({ number }: { number: string }) {
  const t = useMyText()
  const language = useLanguage()
  const key = keyFor(number)
  const headers = key ? { 'X-Case-Key': key } : {}
  const path = `/public/cases/${number}/my-data`
  const loaded = useLoad(`my-data/${number}/${language}`, signal => api.get<MyData>(path, { headers, signal }))
  const [after, setAfter] = useState<{ data: MyData; of: MyData | undefined }>()
  const [fault, setFault] = useState<unknown>()
  const data = after && after.of === loaded.data ? after.data : loaded.data
  const back = { to: key ? `/s/${number}#${key}` : '/my-data', label: t('my.matter', { title: data?.title ?? '', number }) }
  if (loaded.error instanceof ApiError && [400, 404].includes(loaded.error.status))
    return (
      <Page title={t('my.title')}>
        <EmptyState
          title={number}
          action={
            <ButtonLink to="/my-data" look="main">
              {t('my.find')}
            </ButtonLink>
          }
        >
          {t('my.wrong')}
        </EmptyState>
      </Page>
    )
  if (!data)
    return (
      <Page title={t('my.title')}>
        {loaded.error !== undefined ? <ErrorNote error={loaded.error} retry={loaded.reload} /> : <Skeleton lines={6} />}
      </Page>
    )
  const withdraw = async (field: string) => {
    setFault(undefined)
    try {
      const next = await api.post<MyData>(`${path}/withdraw`, { id: newId(), field }, { headers })
      setAfter({ data: next, of: loaded.data })
      toast(t('my.withdrawn'))
    } catch (error) {
      setFault(error)
    }
  }
  return (
    <Page title={t('my.title')} lead={t('my.lead')} back={data.title ? back : undefined}>
      <div className="ui-stack">
        <p className="ui-soft">{t('my.printed', { office: data.office, at: sayExactly(data.at, language) })}</p>
        {fault !== undefined && <ErrorNote error={fault} kept />}
        <Held data={data} withdraw={withdraw} />
        <div className="ui-row ui-no-print">
          <Button onPress={() => download(data)}>{t('my.download')}</Button>
          <Button onPress={() => print()}>{t('my.print')}</Button>
        </div>
        <Ask path={path} headers={headers} named={data.named} />
      </div>
    </Page>
  )
}

/** The copy as a file that other programs read, too (PIPL 45). */
function download(data: MyData): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }))
  link.download = `my-data-${data.number}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
