import { caseWords } from '#kernel/engine/case-words'
import type { Catalogue } from '#kernel/engine/translate'

/** Micro-reforms in English, by path. */
export const en: Catalogue = {
  'micro-reforms': 'Micro-reforms',
  'micro-reforms.indicators.proposed': 'Micro-reforms proposed',
  'micro-reforms.indicators.archived': 'Share others can repeat',
  ...caseWords('micro-reforms.microReform', 'Micro-reform', {
    form: {
      name: 'Name',
      kind: [
        'Kind',
        { reform: 'Micro-reform', secretary: 'Secretary’s project', service: 'Small service', digital: 'Small innovation' },
      ],
      unit: 'Proposed by',
      problem: 'Which problem it solves',
      idea: 'What would be changed',
      measure: ['What is measured', { $hint: 'e.g. how often one has to come for a certificate' }],
      before: ['Now', { $hint: 'And how it was measured' }],
      hoped: 'Hoped for',
    },
    states: {
      proposed: 'To be chosen',
      running: 'Under way',
      measured: 'Measured again; to be assessed',
      assessing: [
        'Being assessed',
        {
          works: ['Does it work?', { yes: 'Yes', partly: 'In part', no: 'No' }],
          repeatable: ['Can others do it?', { yes: 'Yes', adapted: 'With changes', no: 'No' }],
          view: 'Opinion',
        },
      ],
      assessed: 'Assessed; to be archived',
      archived: 'Archived for others to repeat',
      ended: 'Ended, not spread',
      dropped: 'Not chosen',
    },
    steps: {
      choose: ['Choose it', { because: 'Why this one', nextBy: 'First milestone' }],
      drop: ['Do not choose it', { reason: 'Why' }],
      milestone: ['A milestone is reached', { reached: 'What was reached', proof: 'Photos', nextBy: 'Next milestone' }],
      measure: [
        'Done; measure again',
        {
          after: ['Now', { $hint: 'Measured the same way' }],
          saved: ['What was saved, and what it cost', { $hint: 'Time, errands, money; the bad sides too' }],
        },
      ],
      assess: ['Ask other units to assess it', { assessors: 'Assessed by' }],
      assessed: 'Assessed',
      scoreAgain: ['Ask for the assessment anew', { reason: 'Why' }],
      archive: ['Archive it for others', { recipe: ['How others do it', { $hint: 'What it takes, the steps, the cost' }] }],
      end: ['End it without spreading it', { reason: 'What was learnt' }],
    },
  }),
}
