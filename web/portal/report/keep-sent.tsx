import { useEffect, useState } from 'react'
import { Redirect, useLocation } from 'wouter'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { draftOf } from '../data/drafts.ts'
import { rememberReport } from '../data/my-reports.ts'
import { usePortal } from '../data/office.ts'
import { fetchCase } from '../status/use-case.ts'
import { useText } from '../text.ts'
import { planForm, titleOf } from './plan-form.ts'

/** A report sent with the plain form, with the key in the address: this phone keeps it from now on. */
export function KeepSent({ number, caseKey }: { number: string; caseKey: string }) {
  const t = useText()
  const [, go] = useLocation()
  const { types } = usePortal()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const control = new AbortController()
    fetchCase(number, caseKey, control.signal).then(
      view => {
        const def = types.find(one => one.type === view.type)?.def
        if (!view.mine || !def) return setFailed(true)
        const { type, state, dueAt, filedAt, mine } = view
        const title = titleOf(planForm(def.form), view.data, def.title)
        rememberReport({ id: mine.id, number, key: caseKey, type, title, state, dueAt, filedAt })
        const draft = draftOf(type)
        if (draft.get()?.id === mine.id) draft.set(undefined)
        go(`/sent/${number}`, { replace: true })
      },
      () => {
        if (!control.signal.aborted) setFailed(true)
      },
    )
    return () => control.abort()
  }, [number, caseKey, types, go])
  if (failed) return <Redirect to={`/s/${number}`} replace />
  return (
    <Page title={t('portal.sent.title')}>
      <Skeleton lines={4} />
    </Page>
  )
}
