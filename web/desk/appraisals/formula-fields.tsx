import type { UnitFormula } from '#contract/appraisals'
import type { SourceOffer } from '#contract/reports'
import { Select } from '../../shell/ui/select.tsx'
import { usePlans } from '../plans/data.ts'
import { useSources } from '../reports/data.ts'
import { Conditions } from '../reports/register-fields.tsx'
import { ByField } from '../reports/source-fields.tsx'
import { useAppraisalText } from './text.ts'

const kinds = ['cases', 'indicator', 'register', 'promises'] as const
const figures = ['inTime', 'returned', 'satisfied'] as const
type Of<Kind extends UnitFormula['kind']> = Extract<UnitFormula, { kind: Kind }>
type Props<Kind extends UnitFormula['kind']> = {
  formula: Of<Kind>
  onChange: (formula: UnitFormula) => void
  offer: SourceOffer | undefined
}

const unitColumns = (of: SourceOffer['registers'][number] | undefined) => of?.columns.filter(c => c.kind === 'unit') ?? []
const registersOf = (offer: SourceOffer | undefined) => offer?.registers.filter(r => r.ledger && unitColumns(r).length > 0) ?? []

function firstOf(kind: UnitFormula['kind'], offer: SourceOffer | undefined): UnitFormula {
  if (kind === 'cases') return { kind, type: offer?.cases[0]?.type ?? '', figure: 'inTime' }
  const indicator = offer?.indicators[0]
  if (kind === 'indicator') return { kind, programme: indicator?.programme ?? '', key: indicator?.key ?? '' }
  const register = registersOf(offer)[0]
  if (kind === 'register')
    return { kind, register: register?.name ?? '', column: unitColumns(register)[0]?.value ?? '', of: 'share', where: [] }
  return { kind, plan: null }
}

/** What is counted of each unit, with its saved filter. */
export function FormulaFields({ formula, onChange }: { formula: UnitFormula; onChange: (formula: UnitFormula) => void }) {
  const t = useAppraisalText()
  const { data: offer } = useSources()
  return (
    <>
      <Select
        label={t('ap.formula')}
        empty={false}
        value={formula.kind}
        onChange={kind => onChange(firstOf((kind ?? 'promises') as UnitFormula['kind'], offer))}
        options={kinds.map(value => ({ value, label: t(`ap.formula.${value}`) }))}
      />
      {formula.kind === 'cases' && <Cases formula={formula} onChange={onChange} offer={offer} />}
      {formula.kind === 'indicator' && <Indicator formula={formula} onChange={onChange} offer={offer} />}
      {formula.kind === 'register' && <Register formula={formula} onChange={onChange} offer={offer} />}
      {formula.kind === 'promises' && <Promises formula={formula} onChange={onChange} offer={offer} />}
    </>
  )
}

function Cases({ formula, onChange, offer }: Props<'cases'>) {
  const t = useAppraisalText()
  const of = offer?.cases.find(c => c.type === formula.type)
  const { field: _, value: __, ...bare } = formula
  return (
    <>
      <Select
        label={t('ap.which')}
        empty={false}
        value={formula.type}
        onChange={type => onChange({ kind: 'cases', figure: formula.figure, type: type ?? '' })}
        options={offer?.cases.map(c => ({ value: c.type, label: c.title })) ?? []}
      />
      <Select
        label={t('ap.figure')}
        empty={false}
        value={formula.figure}
        onChange={figure =>
          onChange({ ...(figure === 'satisfied' ? bare : formula), figure: (figure ?? 'inTime') as (typeof figures)[number] })
        }
        options={figures.map(value => ({ value, label: t(`ap.figure.${value}`) }))}
      />
      {formula.figure !== 'satisfied' && (
        <ByField
          label={t('ap.only')}
          fields={of?.fields ?? []}
          field={formula.field}
          value={formula.value}
          onChange={by => onChange({ ...bare, ...by })}
        />
      )}
    </>
  )
}

function Indicator({ formula, onChange, offer }: Props<'indicator'>) {
  const t = useAppraisalText()
  const of = offer?.indicators.find(i => i.programme === formula.programme && i.key === formula.key)
  const { field: _, value: __, ...bare } = formula
  return (
    <>
      <Select
        label={t('ap.which')}
        empty={false}
        value={`${formula.programme} ${formula.key}`}
        onChange={text => {
          const [programme = '', key = ''] = (text ?? '').split(' ')
          onChange({ kind: 'indicator', programme, key })
        }}
        options={offer?.indicators.map(i => ({ value: `${i.programme} ${i.key}`, label: i.title })) ?? []}
      />
      <ByField
        label={t('ap.only')}
        fields={of?.fields ?? []}
        field={formula.field}
        value={formula.value}
        onChange={by => onChange({ ...bare, ...by })}
      />
    </>
  )
}

function Register({ formula, onChange, offer }: Props<'register'>) {
  const t = useAppraisalText()
  const registers = registersOf(offer)
  const of = registers.find(r => r.name === formula.register)
  return (
    <>
      <Select
        label={t('ap.which')}
        empty={false}
        value={formula.register}
        onChange={name => {
          const next = registers.find(r => r.name === name)
          onChange({ ...formula, register: name ?? '', column: unitColumns(next)[0]?.value ?? '', where: [] })
        }}
        options={registers.map(r => ({ value: r.name, label: r.title }))}
      />
      <Select
        label={t('ap.column')}
        empty={false}
        value={formula.column}
        onChange={column => onChange({ ...formula, column: column ?? '' })}
        options={unitColumns(of).map(c => ({ value: c.value, label: c.title }))}
      />
      <Select
        label={t('ap.of')}
        empty={false}
        value={formula.of}
        onChange={how => onChange({ ...formula, of: how === 'count' ? 'count' : 'share' })}
        options={(['share', 'count'] as const).map(value => ({ value, label: t(`ap.of.${value}`) }))}
      />
      {of && (
        <div className="ap-wide">
          <Conditions columns={of.columns} where={formula.where} onChange={where => onChange({ ...formula, where })} />
        </div>
      )}
    </>
  )
}

function Promises({ formula, onChange }: Props<'promises'>) {
  const t = useAppraisalText()
  const { data: plans } = usePlans()
  return (
    <Select
      label={t('ap.plan')}
      empty={t('ap.plan.all')}
      value={formula.plan ?? undefined}
      onChange={plan => onChange({ kind: 'promises', plan: plan ?? null })}
      options={plans?.rows.filter(p => p.state !== 'draft').map(p => ({ value: p.id, label: p.title })) ?? []}
    />
  )
}
