import { useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { type Question, questionMistakes } from '#kernel/engine/question'
import { questionSentence } from '#kernel/engine/say-question'
import { Menu } from '../../overlay/menu.tsx'
import { address } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { type Asked, firstQuestion, readAsked, writeAsked } from './address.ts'
import { Answer } from './answer.tsx'
import { Builder } from './builder.tsx'
import { type Askable, useAskables, useQuestionNames } from './data.ts'
import { Kept } from './kept.tsx'
import { useAskText } from './text.ts'
import '../desk.css'
import './questions.css'

/** 自助查询: a question in parts, its answer below, both in the address. */
export default function QuestionsPage() {
  const t = useAskText()
  const askables = useAskables()
  return askables[0] ? (
    <Asking askables={askables} first={askables[0]} />
  ) : (
    <Page title={t('ask.title')} lead={t('ask.lead')}>
      <Skeleton lines={6} />
    </Page>
  )
}

function Asking({ askables, first }: { askables: readonly Askable[]; first: Askable }) {
  const t = useAskText()
  const lang = useLanguage()
  const search = useSearch()
  const [, navigate] = useLocation()
  const names = useQuestionNames()
  const [opened] = useState(() => firstQuestion(first.subject, Date.now()))
  const asked = useMemo(() => readAsked(search, opened), [search, opened])
  const [keeping, setKeeping] = useState(false)
  const { question } = asked
  const askable = askables.find(({ subject }) => subject.kind === question.of.kind && subject.name === question.of.name) ?? first
  const fit = askable.subject.name === question.of.name && askable.subject.kind === question.of.kind ? question : opened
  const mistakes = useMemo(() => questionMistakes(askable.subject, fit), [askable, fit])
  const whole = Object.keys(mistakes).length === 0
  const go = (to: Asked, how: 'replace' | 'push' = 'push') =>
    navigate(`/questions?${writeAsked(to)}`, { replace: how === 'replace' })
  const change = (to: Question) => go({ question: to, look: asked.look, kept: asked.kept }, 'replace')
  const copy = async () => {
    await navigator.clipboard.writeText(new URL(`/desk/questions?${writeAsked({ ...asked, question: fit })}`, location.href).href)
    toast(t('ask.copied'))
  }
  const file = (as: 'xlsx' | 'csv') => address(`/questions/answer.${as}`, { ask: JSON.stringify(fit), lang })
  return (
    <Page
      title={t('ask.title')}
      lead={t('ask.lead')}
      width="wide"
      actions={
        <span className="ui-row ui-no-print">
          <Button disabled={!whole} onPress={() => setKeeping(true)}>
            {t('ask.keep')}
          </Button>
          <Menu
            className="desk-tool"
            face={`${t('ask.export')} ▾`}
            items={[
              { key: 'xlsx', label: t('ask.export.xlsx'), href: file('xlsx'), disabled: !whole },
              { key: 'csv', label: t('ask.export.csv'), href: file('csv'), disabled: !whole },
              { key: 'print', label: t('ask.print'), run: () => window.print() },
              { key: 'copy', label: t('ask.copy'), run: copy },
            ]}
          />
        </span>
      }
    >
      <div className="ui-stack">
        <Kept asked={{ ...asked, question: fit }} keeping={keeping} onKeeping={setKeeping} onAsk={go} />
        <p className="ask-sentence" role="status" aria-label={t('ask.sentence')}>
          {questionSentence(askable.subject, fit, lang, names)}
        </p>
        <div className="ask-page">
          <Panel title={t('ask.builder')}>
            <Builder askables={askables} askable={askable} question={fit} mistakes={mistakes} onChange={change} />
          </Panel>
          <Panel title={t('ask.answer')}>
            {!whole && <p className="ui-soft">{t('ask.fix')}</p>}
            <Answer
              question={fit}
              whole={whole}
              look={asked.look}
              onLook={look => go({ ...asked, question: fit, look }, 'replace')}
            />
          </Panel>
        </div>
      </div>
    </Page>
  )
}
