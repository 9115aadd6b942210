import { caseWords } from '#kernel/engine/case-words'
import { registerWords } from '#kernel/engine/register-words'
import type { Catalogue } from '#kernel/engine/translate'

/** Pilot sites and replication cards in English, by path. */
export const en: Catalogue = {
  'pilot-sites': 'Pilot sites and replication',
  'pilot-sites.indicators.pilots': 'Pilot sites',
  'pilot-sites.indicators.adopted': 'Communities that did the same',
  'pilot-sites.indicators.worked': 'Share where it worked too',
  ...registerWords(
    'pilot-sites.registers.cards',
    'Replication cards',
    {
      code: 'Number',
      name: 'What is done',
      unit: 'Found out by',
      topic: [
        'Topic',
        {
          renewal: 'Renewal',
          service: 'Services',
          safety: 'Safety',
          together: 'Doing it together',
          elder: 'Older people',
          green: 'Green and clean',
          other: 'Other',
        },
      ],
      problem: 'Which problem it solves',
      steps: ['How', { $hint: 'One step on each line' }],
      needs: 'What it takes',
      cost: 'What it cost',
      result: ['Result', { $hint: 'Figures, and how they were measured' }],
      failed: 'What did not work',
      day: 'Archived on',
      remark: 'Remark',
    },
    { figures: { cards: 'Replication cards' } },
  ),
  ...caseWords('pilot-sites.pilotSite', 'Pilot site', {
    form: {
      name: 'What is piloted',
      unit: 'Which community',
      sponsor: 'Sponsor (post)',
      why: 'Why there',
      start: ['How it is now', { $hint: 'In figures, to compare later' }],
    },
    states: {
      nominated: 'To be confirmed',
      building: 'Under way',
      shown: 'Results; card to be written',
      carded: 'On a replication card',
      stopped: 'Ended',
    },
    steps: {
      confirm: ['Confirm', { checkBy: 'Results to be seen on' }],
      decline: ['Do not confirm', { reason: 'Why' }],
      record: ['Record a result', { progress: 'What was done, how it is now', pictures: 'Photos' }],
      show: [
        'There are results',
        { result: ['Against the beginning', { $hint: 'Figures, and how they were measured' }], failed: 'What did not work' },
      ],
      card: ['Written down on a card', { card: 'Which card' }],
      stop: ['End it', { reason: 'Why' }],
    },
  }),
  ...caseWords('pilot-sites.adoption', 'Doing the same', {
    form: {
      name: ['What is done', { $hint: 'e.g. stairwell gardens in the east estate' }],
      card: 'Which card',
      unit: 'Which community',
      changed: 'What would be changed',
      from: ['Now', { $hint: 'Measured as on the card' }],
      resultBy: 'Result to be seen on',
    },
    beside: ['Others doing the same'],
    states: { trying: 'Trying', worked: 'It worked', failed: 'It did not work here' },
    steps: {
      worked: ['It works', { to: 'Now', how: 'How', pictures: 'Photos' }],
      failed: ['It does not work', { reason: 'Why' }],
    },
  }),
}
