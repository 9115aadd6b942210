import type { Mirror } from '../../shell/i18n/catalogue.ts'
import type { zh } from './zh.ts'

/** What the office promised. */
export const en = {
  'pp.title': 'What we promised',
  'pp.lead': 'What each plan promised and how far it is, each beside the words of the plan.',
  'pp.none': 'No plan is open yet',
  'pp.none.next': 'Once the office opens a plan, every promise of it stands here.',
  'pp.home': 'Home',
  'pp.span': '{from} to {until}',
  'pp.says': {
    one: '{count} promise: {kept} kept, {onWay} on the way, {late} late, {noData} without data.',
    other: '{count} promises: {kept} kept, {onWay} on the way, {late} late, {noData} without data.',
  },
  'pp.kept': 'Kept',
  'pp.on-way': 'On the way',
  'pp.late': 'Late',
  'pp.no-data': 'No data',
  'pp.show': 'Show',
  'pp.all': 'All',
  'pp.clause': 'In the plan',
  'pp.value': 'now {value} {unit}',
  'pp.asked': 'asked {low} {unit}',
  'pp.due': 'by {day}',
  'pp.as.of': 'as of {day}',
  'pp.lead.unit': '{unit}',
  'pp.none.here': 'There is no such promise.',
  'pp.how':
    'How this is worked out: figures are reported by the responsible unit or counted from registers and cases, and compared with the deadline every day. What has no data counts as neither good nor bad.',
} satisfies Mirror<typeof zh>
