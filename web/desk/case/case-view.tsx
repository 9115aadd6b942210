import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import type { CaseDetail } from '#contract/cases'
import { allFields } from '#kernel/engine/values'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useKeys } from '../../shell/use-keys.ts'
import { useCase } from '../data/cases.ts'
import { type Kind, useKind } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'
import { Sources } from '../data/sources.tsx'
import { usePaletteActs } from '../palette/registry.ts'
import { PrintedDeadline } from '../print/case-export.tsx'
import { useText } from '../text.ts'
import { ActDialog } from './act-dialog.tsx'
import { ActionBar, SideActs } from './action-bar.tsx'
import { type Act, isMyTurn } from './acts.ts'
import { CaseFacts } from './case-facts.tsx'
import { CaseHead } from './case-head.tsx'
import { CaseMap } from './case-map.tsx'
import { CaseStory } from './case-story.tsx'
import { CommentBox } from './comment-box.tsx'
import { Later } from './later.tsx'
import { MoreTimeAsked } from './more-time.tsx'
import { Pictures } from './pictures.tsx'
import { Tasks } from './tasks.tsx'
import { useActs } from './use-acts.ts'
import './case.css'

const Kin = lazy(() => import('./kin.tsx'))
const KnownPanel = lazy(() => import('../known/known-panel.tsx'))

const Beside = lazy(() => import('../file/beside.tsx').then(module => ({ default: module.Beside })))
const PersonalPanel = lazy(() => import('../personal/case-panel.tsx'))
const Told = lazy(() => import('../telling/told.tsx'))

/** Does its history say that it came from another case, or that others came of it? */
const hasKin = ({ events }: CaseDetail): boolean =>
  events.some(({ body }) => body.kind === 'Raised' || (body.kind === 'Filed' && body.from !== undefined))

type CaseViewProps = {
  id: string
  /** On a page of its own rather than beside the list. */
  page?: boolean
  /** The number keys mean something else now, e.g. the selected cases of the list. */
  quiet?: boolean | undefined
  /** Something was done; `gone` when it is no longer this person's turn. */
  onMoved: (id: string, gone: boolean) => void
}

/** One case: what it is, what is to be done, and what happened. Everything said here comes from its definition. */
export function CaseView({ id, page, quiet, onMoved }: CaseViewProps) {
  const { data: detail, error, refetch } = useCase(id)
  const kind = useKind(detail?.case.type)
  if (error && !detail) return <ErrorNote error={error} retry={() => refetch()} />
  if (!detail || !kind)
    return (
      <div className="desk-case">
        <Skeleton lines={8} />
      </div>
    )
  return (
    <Sources programme={kind.programme} points={detail.points}>
      <Shown detail={detail} kind={kind} page={page} quiet={quiet} onMoved={onMoved} />
    </Sources>
  )
}

type ShownProps = {
  detail: CaseDetail
  kind: Kind
  page: boolean | undefined
  quiet: boolean | undefined
  onMoved: CaseViewProps['onMoved']
}

function Shown({ detail, kind, page, quiet, onMoved }: ShownProps) {
  const t = useText()
  const me = useSignedIn()
  const [revealed, setRevealed] = useState<CaseDetail>()
  const [act, setAct] = useState<Act>()
  const acts = useActs(detail, kind, revealed)
  const data = revealed?.case.data ?? detail.case.data
  useKeys(Object.fromEntries(acts.bar.slice(0, 9).map((one, at) => [String(at + 1), () => setAct(one)])), quiet !== true)
  const offered = useMemo(
    () => acts.bar.map((one, at) => ({ title: one.title, keys: at < 9 ? [String(at + 1)] : undefined, run: () => setAct(one) })),
    [acts.bar],
  )
  usePaletteActs(detail.case.number, offered)
  useEffect(() => {
    if (page) document.title = `${detail.case.number} · ${t('shell.brand')}`
  }, [page, detail.case.number, t])
  return (
    <article className="desk-case" aria-label={t('desk.case.of', { number: detail.case.number })}>
      <CaseHead detail={detail} kind={kind} data={data} page={page} writing={act !== undefined}>
        <SideActs detail={detail} kind={kind} acts={acts} onAct={setAct} />
      </CaseHead>
      <ActionBar detail={detail} kind={kind} acts={acts} onAct={setAct} />
      <MoreTimeAsked detail={detail} />
      {page && <h2 className="ui-hidden">{t('desk.case')}</h2>}
      <div className="desk-case-body">
        <div className="ui-stack desk-case-main">
          <Tasks detail={detail} kind={kind} acts={acts.tasks} onAct={setAct} />
          {hasKin(detail) && (
            <Suspense fallback={null}>
              <Kin detail={detail} />
            </Suspense>
          )}
          <CaseFacts detail={detail} kind={kind} data={data} revealed={revealed !== undefined} onRevealed={setRevealed} />
          <Pictures fields={allFields(kind.def)} data={data} />
        </div>
        <div className="ui-stack desk-case-side">
          <Later height="15rem">
            <CaseMap detail={detail} kind={kind} />
          </Later>
          {kind.def.beside && !detail.case.closedAt && (
            <Suspense fallback={null}>
              <Beside kind={kind} answers={data} not={detail.case.id} />
            </Suspense>
          )}
          {kind.def.known && (
            <Later height="6rem">
              <Suspense fallback={null}>
                <KnownPanel detail={detail} revealed={revealed} kind={kind} quiet={quiet} />
              </Suspense>
            </Later>
          )}
          <CaseStory detail={detail} kind={kind} />
          <Suspense>
            <Told id={detail.case.id} version={detail.case.version} />
          </Suspense>
          <Suspense>
            <PersonalPanel detail={detail} kind={kind} />
          </Suspense>
          <PrintedDeadline detail={detail} />
          <CommentBox detail={detail} kind={kind} />
        </div>
      </div>
      {act && (
        <ActDialog
          key={act.key}
          act={act}
          detail={detail}
          kind={kind}
          onClose={() => setAct(undefined)}
          onDone={after => {
            setAct(undefined)
            setRevealed(undefined)
            onMoved(detail.case.id, after === null || !isMyTurn(kind.def, after, me))
          }}
        />
      )}
    </article>
  )
}
