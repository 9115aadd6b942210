import { caseWords } from '#kernel/engine/case-words'
import { counted, registerWords } from '#kernel/engine/register-words'
import type { Catalogue } from '#kernel/engine/translate'

const rechecked = { rechecked: 'How it was looked at', again: 'Photos' }

/** Random inspections in English, by path. */
export const en: Catalogue = {
  'random-inspection': 'Random inspections',
  'random-inspection.indicators.drawn': 'Inspections drawn',
  'random-inspection.indicators.faulty': 'Inspections that found something',
  'random-inspection.indicators.mendedInTime': 'Share put right in time',
  ...registerWords('random-inspection.registers.sources', 'Registers that may be drawn from', {
    code: 'Number',
    name: 'Kind of object',
    register: ['Register', { $hint: 'e.g. facilities.toilets' }],
    unitColumn: ['Column of the responsible unit', { $hint: 'Its code; empty when there is none' }],
    checklist: 'Checklist',
    visitDays: counted('To be visited within', 'working days'),
    mendDays: counted('To be put right within', 'days'),
  }),
  ...registerWords('random-inspection.registers.checklists', 'Checklists of random inspections', {
    code: 'Number',
    name: 'Name',
    points: ['Points', { $hint: 'One on each line' }],
    basis: 'Basis',
  }),
  ...caseWords('random-inspection.randomInspection', 'Random inspection', {
    form: {
      draw: 'Draw',
      kind: 'Kind of object',
      object: 'Object',
      where: 'Place',
      entry: 'Number in the register',
      inspectors: 'Inspectors drawn',
      unit: 'Inspecting unit',
      alongside: 'Units going along',
      visitBy: 'To be visited by',
    },
    states: {
      toVisit: ['To be inspected', { seen: 'What those going along saw' }],
      mending: 'Being put right',
      recheck: 'Put right; to be looked at again',
      fine: 'Nothing wrong',
      mendedInTime: 'Put right in time',
      mendedLate: 'Put right late',
      gone: 'No longer there',
    },
    steps: {
      overdue: 'Noted as not visited in time',
      swap: ['An inspector steps aside; another unit goes', { otherUnit: 'Which unit goes', reason: 'Why' }],
      pass: ['Nothing wrong', { checked: 'Point by point', pictures: 'Photos on the spot', remark: 'Remark' }],
      found: [
        'Something is to be put right',
        {
          checked: 'Point by point',
          findings: ['What was found', { $hint: 'Things, not persons' }],
          pictures: 'Photos on the spot',
          mendUnit: 'Who puts it right',
          mendBy: 'By',
        },
      ],
      absent: ['No longer there', { reason: 'What is there', pictures: 'Photos on the spot' }],
      mendOverdue: 'Noted as put right late',
      remind: ['Remind', { urge: 'What to say' }],
      mended: ['It is put right', { mendedHow: 'How', after: 'Photos afterwards' }],
      recheckFine: ['Looked at: put right', rechecked],
      recheckLate: ['Looked at: put right, late', rechecked],
      recheckWrong: ['Not put right', { reason: 'What is missing', mendBy: 'By' }],
    },
  }),
}
