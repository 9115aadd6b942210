import { useState } from 'react'
import type { UnitRow } from '#contract/office'
import { useLanguage } from '../../../shell/preferences.ts'
import { Button } from '../../../shell/ui/button.tsx'
import type { Column } from '../../../shell/ui/data-table.tsx'
import { Page } from '../../../shell/ui/page.tsx'
import { StateChip } from '../../../shell/ui/state-chip.tsx'
import { nameIn } from '../../data/names.ts'
import { useUnits } from '../../data/office.ts'
import { Listing, matching, Search } from '../parts/listing.tsx'
import { Table } from '../parts/table.tsx'
import { useText } from '../text.ts'
import { UnitForm } from './unit-form.tsx'
import { type Branch, unitTree } from './unit-tree.ts'

export default function UnitsPage() {
  const t = useText()
  const language = useLanguage()
  const asked = useUnits()
  const [typed, setTyped] = useState('')
  const [current, setCurrent] = useState<string>()
  const [open, setOpen] = useState<UnitRow | 'new'>()
  const columns: Column<Branch>[] = [
    {
      id: 'name',
      title: t('admin.unit.name'),
      cell: ({ unit, depth }) => (
        <span style={{ paddingInlineStart: typed ? undefined : `${depth * 1.5}em` }}>
          <Button look="quiet" size="small" onPress={() => setOpen(unit)}>
            {nameIn(language, unit)}
          </Button>
        </span>
      ),
    },
    { id: 'kind', title: t('admin.unit.kind'), width: '9em', cell: ({ unit }) => t(`admin.unit.kind.${unit.kind}`) },
    { id: 'phone', title: t('admin.unit.phone'), width: '10em', cell: ({ unit }) => unit.phone ?? '—' },
    {
      id: 'active',
      title: t('admin.person.state'),
      width: '7em',
      cell: ({ unit }) => (
        <StateChip tone={unit.active ? 'green' : 'grey'}>{t(unit.active ? 'admin.unit.active' : 'admin.unit.closed')}</StateChip>
      ),
    },
  ]
  return (
    <Page
      title={t('admin.units')}
      lead={t('admin.units.lead')}
      width="full"
      actions={
        <Button look="main" onPress={() => setOpen('new')}>
          {t('admin.unit.add')}
        </Button>
      }
    >
      <Listing asked={asked} empty={{ title: t('admin.units.empty') }}>
        {rows => (
          <div className="ui-stack">
            <Search value={typed} onChange={setTyped} hint={t('admin.units.search')} />
            <Table
              caption={t('admin.units')}
              columns={columns}
              rows={matching(unitTree(rows), typed, ({ unit }) => [unit.name, unit.nameEn, unit.phone])}
              rowId={({ unit }) => unit.id}
              currentId={current}
              onCurrent={({ unit }) => setCurrent(unit.id)}
              onOpen={({ unit }) => setOpen(unit)}
              remember="units"
              height="calc(100dvh - 16rem)"
              empty={<p className="admin-none">{t('admin.search.none', { text: typed })}</p>}
            />
          </div>
        )}
      </Listing>
      {open && <UnitForm unit={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </Page>
  )
}
