import { useLocation } from 'wouter'
import { useAppraisalsWaiting } from '../appraisals/data.ts'
import { isAdminPost, useSignedIn } from '../data/session.ts'
import { useDraftedClasses } from '../documents/data.ts'
import { useText as useLooksText } from '../published/text.ts'
import { useLedgers } from '../registers/data/ledger.ts'
import { useAsked, useReadsReports } from '../reports/data.ts'
import { useRounds } from '../rounds/data.ts'
import { useRoundsText } from '../rounds/text.ts'
import { useText } from '../text.ts'
import { useTextsText } from '../texts/text.ts'
import { adminPages } from './other-pages.ts'
import { useBarText } from './text.ts'

/** Who answers for the street as a whole, and so sees its wall and reads its log. */
const commanding: readonly string[] = ['dispatcher', 'supervisor', 'leader']
const looking: readonly string[] = ['dispatcher', 'supervisor', 'system-admin']
const routing: readonly string[] = [...commanding, 'system-admin', 'community-worker']
const keepingStaff: readonly string[] = ['personnel']
const reviewing: readonly string[] = ['publication-reviewer', 'leader']

/** `to` is a page of the desk, `href` one beside it, loaded anew. */
export type DeskPage = {
  readonly key: string
  readonly title: string
  readonly to?: string | undefined
  readonly href?: string | undefined
  /** How much waits there for this person; the title says it too. */
  readonly waiting?: number
}

/** The pages beside the queue this person may open, in the order of the bar. */
export function useDeskPages(): readonly DeskPage[] {
  const t = useText()
  const b = useBarText()
  const r = useRoundsText()
  const s = useTextsText()
  const l = useLooksText()
  const { posts } = useSignedIn()
  const readsReports = useReadsReports()
  const asked = useAsked().data?.waiting ?? 0
  const works = useWorksOnCases()
  const appraisals = useAppraisalsWaiting()
  const rounds = useRounds()
  const ledgers = useLedgers()
  const drafts = useDraftedClasses().length > 0
  const has = (roles: readonly string[]) => posts.some(post => roles.includes(post.role))
  const pages: readonly (DeskPage | false)[] = [
    works && { key: 'map', title: t('desk.map'), to: '/map' },
    has(commanding) && { key: 'command', title: t('desk.command'), href: '/command/' },
    has(commanding) && { key: 'log', title: b('bar.log'), href: '/command/log' },
    has(commanding) && { key: 'hotline', title: b('bar.hotline'), to: '/hotline' },
    has(commanding) && { key: 'callback', title: b('bar.callback'), to: '/callback' },
    rounds.length > 0 && { key: 'rounds', title: r('rounds.title'), to: '/rounds' },
    posts.length > 0 && ledgers.length > 0 && { key: 'registers', title: b('bar.registers'), to: '/registers' },
    has(routing) && { key: 'routing', title: b('bar.routing'), to: '/routing' },
    posts.length > 0 && { key: 'numbers', title: t('desk.numbers'), to: '/numbers' },
    works && { key: 'plans', title: b('bar.plans'), to: '/plans' },
    works && {
      key: 'appraisals',
      title: appraisals > 0 ? b('bar.appraisals.count', { count: appraisals }) : b('bar.appraisals'),
      to: '/appraisals',
      waiting: appraisals,
    },
    has(keepingStaff) && { key: 'staff-results', title: b('bar.staffResults'), to: '/staff-results' },
    works && { key: 'questions', title: b('bar.questions'), to: '/questions' },
    (readsReports || asked > 0) && {
      key: 'reports',
      title: asked > 0 ? b('bar.reports.count', { count: asked }) : b('bar.reports'),
      to: readsReports ? '/reports' : '/reports/asked',
      waiting: asked,
    },
    works && { key: 'demands', title: b('bar.demands'), to: '/demands' },
    has(commanding) && { key: 'draws', title: b('bar.draws'), to: '/draws' },
    has(commanding) && { key: 'tours', title: b('bar.tours'), to: '/tours' },
    has(['handler']) && { key: 'outdoors', title: b('bar.outdoors'), href: '/grid/' },
    has(looking) && { key: 'published', title: l('looks.page'), to: '/published' },
    works && { key: 'texts', title: s('st.title'), to: '/texts' },
    (has(reviewing) || drafts) && { key: 'documents', title: t('desk.documents'), to: '/documents' },
    adminPages !== undefined &&
      has(['supervisor']) &&
      !posts.some(isAdminPost) && { key: 'templates', title: s('st.templates'), to: '/admin/templates' },
    adminPages !== undefined && posts.some(isAdminPost) && { key: 'admin', title: t('desk.admin'), to: '/admin' },
  ]
  return pages.filter(page => page !== false)
}

/** Everybody but those who only keep the office itself, and those without any post. */
export function useWorksOnCases(): boolean {
  return useSignedIn().posts.some(post => !isAdminPost(post))
}

export function useIsOpen(): (page: DeskPage) => boolean {
  const [path] = useLocation()
  return ({ to }) => to !== undefined && (path === to || path.startsWith(`${to}/`))
}
