import { caseWords } from '#kernel/engine/case-words'
import { counted, registerWords } from '#kernel/engine/register-words'
import type { Catalogue } from '#kernel/engine/translate'

const score = (title: string, hint: string) => [title, { $measure: 'points', $hint: hint }] as const

/** Peer review tours in English, by path. */
export const en: Catalogue = {
  'peer-review': 'Peer review tours',
  'peer-review.indicators.stops': 'Stops of tours',
  ...registerWords('peer-review.registers.criteria', 'Criteria of peer review', {
    code: ['Code', { $hint: 'experience, results, practice' }],
    title: 'What is judged',
    weight: counted('Weight', '%'),
    how: 'How',
  }),
  ...caseWords('peer-review.tourStop', 'Stop of a peer review tour', {
    form: {
      tour: ['Which tour', { $hint: 'e.g. fourth quarter of 2026' }],
      unit: 'Unit visited',
      what: 'What is looked at',
      where: 'Where',
      day: 'Day',
    },
    beside: ['Other stops of the same tour'],
    states: {
      planned: 'To be visited',
      judging: [
        'Being judged',
        {
          experience: score('What residents experience', 'Ask some residents; do not go by reports'),
          results: score('Results', 'Look at the place and the figures'),
          practice: score('Practice', 'Could others learn it?'),
          residents: ['Residents asked', { $measure: 'people' }],
          good: 'Worth learning',
          better: 'What could be better',
        },
      ],
      judged: 'Judged; to be told',
      told: 'Told; the unit may answer',
      done: 'Done',
      cancelled: 'Not visited',
    },
    steps: {
      open: ['Arrived; ask the units to judge', { judges: ['Judged by', { $hint: 'The unit visited does not judge itself' }] }],
      judged: ['Judged', { score: ['Mean', { $measure: 'points', $hint: 'Worked out by the criteria' }] }],
      scoreAgain: ['Ask for the scores anew', { reason: 'Why' }],
      tell: [
        'Tell the unit',
        {
          band: ['Band', { good: 'Good', fair: 'Fairly good', usual: 'Usual', $hint: 'With few judges a band, no ranking' }],
          summary: 'Good practice and advice',
        },
      ],
      answer: [
        'The unit answers',
        {
          said: 'Answer',
          copies: ['What it takes over from this tour', { what: 'What', from: 'From which stop', copyBy: 'By' }],
        },
      ],
      end: 'No answer',
      cancel: ['Not visited', { reason: 'Why' }],
    },
  }),
}
