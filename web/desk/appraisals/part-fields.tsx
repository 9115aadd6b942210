import type { AppraisalPart, ScoringRule } from '#contract/appraisals'
import { NameFinder } from '../../fields/name-finder.tsx'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Checkbox } from '../../shell/ui/checkbox.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { usePeople } from '../admin/data.ts'
import { FormulaFields } from './formula-fields.tsx'
import { Numeric } from './numeric.tsx'
import { useAppraisalText } from './text.ts'

export function emptyPart(kind: AppraisalPart['kind']): AppraisalPart {
  const head = { key: newId(), title: '', weight: 10, says: '' }
  return kind === 'judged'
    ? { ...head, kind, judges: [], evidence: true }
    : { ...head, kind, formula: { kind: 'promises', plan: null }, rule: { kind: 'linear', floor: 60, goal: 100 } }
}

type Props<Part> = { part: Part; onChange: (part: AppraisalPart) => void }

/** One part of a scheme: what it is called, what it weighs, and how points come about. */
export function PartFields({ part, onChange }: Props<AppraisalPart>) {
  const t = useAppraisalText()
  return (
    <div className="ap-fields">
      <TextField label={t('ap.part.title')} value={part.title} maxLength={100} onChange={title => onChange({ ...part, title })} />
      <Numeric label={t('ap.part.weight')} value={part.weight} onChange={weight => onChange({ ...part, weight })} />
      {part.kind === 'computed' ? <Computed part={part} onChange={onChange} /> : <Judged part={part} onChange={onChange} />}
      <TextArea
        label={t('ap.part.says')}
        optional
        rows={2}
        maxLength={500}
        value={part.says}
        onChange={says => onChange({ ...part, says })}
      />
    </div>
  )
}

function Computed({ part, onChange }: Props<Extract<AppraisalPart, { kind: 'computed' }>>) {
  return (
    <>
      <FormulaFields formula={part.formula} onChange={formula => onChange({ ...part, formula })} />
      <RuleFields rule={part.rule} onChange={rule => onChange({ ...part, rule })} />
    </>
  )
}

function Judged({ part, onChange }: Props<Extract<AppraisalPart, { kind: 'judged' }>>) {
  const t = useAppraisalText()
  const { data: staff = [], isPending } = usePeople()
  return (
    <>
      <Checkbox checked={part.evidence} onChange={evidence => onChange({ ...part, evidence })}>
        {t('ap.part.evidence')}
      </Checkbox>
      <div className="ap-wide">
        <NameFinder
          label={t('ap.part.judges.label')}
          hint={t('ap.part.judges.hint')}
          search={t('ap.part.judges.search')}
          many
          loading={isPending}
          named={staff.map(p => ({ id: p.id, name: p.name }))}
          value={part.judges}
          onChange={judges => onChange({ ...part, judges })}
        />
      </div>
    </>
  )
}

const firstRule = (kind: string | undefined): ScoringRule =>
  kind === 'steps' ? { kind, way: 'up', steps: [{ at: 95, points: 100 }] } : { kind: 'linear', floor: 60, goal: 100 }

function RuleFields({ rule, onChange }: { rule: ScoringRule; onChange: (rule: ScoringRule) => void }) {
  const t = useAppraisalText()
  return (
    <>
      <Select
        label={t('ap.rule')}
        empty={false}
        value={rule.kind}
        onChange={kind => onChange(firstRule(kind))}
        options={(['linear', 'steps'] as const).map(value => ({ value, label: t(`ap.rule.${value}`) }))}
      />
      {rule.kind === 'linear' ? (
        <>
          <Numeric label={t('ap.rule.floor')} value={rule.floor} onChange={floor => onChange({ ...rule, floor })} />
          <Numeric
            label={t('ap.rule.goal')}
            hint={t('ap.rule.goal.hint')}
            value={rule.goal}
            onChange={goal => onChange({ ...rule, goal })}
          />
        </>
      ) : (
        <Steps rule={rule} onChange={onChange} />
      )}
    </>
  )
}

type StepsRule = Extract<ScoringRule, { kind: 'steps' }>
function Steps({ rule, onChange }: { rule: StepsRule; onChange: (rule: ScoringRule) => void }) {
  const t = useAppraisalText()
  const put = (at: number, more: Partial<StepsRule['steps'][number]>) =>
    onChange({ ...rule, steps: rule.steps.map((one, n) => (n === at ? { ...one, ...more } : one)) })
  return (
    <>
      <Select
        label={t('ap.rule.way')}
        empty={false}
        value={rule.way}
        onChange={way => onChange({ ...rule, way: way === 'down' ? 'down' : 'up' })}
        options={(['up', 'down'] as const).map(value => ({ value, label: t(`ap.way.${value}`) }))}
      />
      <fieldset className="ap-wide ap-steps">
        <legend>{t('ap.steps')}</legend>
        {[...rule.steps.entries()].map(([n, one]) => (
          <div className="ap-step" key={n}>
            <Numeric label={t(`ap.step.${rule.way}`)} value={one.at} onChange={at => put(n, { at })} />
            <Numeric label={t('ap.step.points')} value={one.points} onChange={points => put(n, { points })} />
            {rule.steps.length > 1 && (
              <Button
                size="small"
                look="quiet"
                label={t('ap.step.remove', { n: n + 1 })}
                onPress={() => onChange({ ...rule, steps: rule.steps.filter((_, at) => at !== n) })}
              >
                ×
              </Button>
            )}
          </div>
        ))}
        <Button size="small" look="quiet" onPress={() => onChange({ ...rule, steps: [...rule.steps, { at: 0, points: 0 }] })}>
          {t('ap.step.add')}
        </Button>
      </fieldset>
    </>
  )
}
