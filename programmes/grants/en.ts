import { caseWords } from '#kernel/engine/case-words'
import { counted, registerWords } from '#kernel/engine/register-words'
import type { Catalogue } from '#kernel/engine/translate'

const score = (title: string) => [title, { $measure: 'points', $hint: '0 to 100, by the published rules' }] as const

/** Grants after results in English, by path. */
export const en: Catalogue = {
  grants: 'Grants after results',
  'grants.indicators.asked': 'Applications for grants',
  'grants.indicators.given': 'Share of applications granted and settled',
  ...registerWords('grants.registers.rules', 'Scoring rules', {
    code: ['Code', { $hint: 'participation, voice, satisfaction, lasting' }],
    title: 'What is scored',
    weight: counted('Weight', '%'),
    how: 'How',
  }),
  ...registerWords(
    'grants.registers.grants',
    'Grants: approved, paid, used',
    {
      code: 'Number',
      name: 'Project',
      unit: 'Community',
      application: 'Number of the application',
      day: 'Approved on',
      score: counted('Score', 'points'),
      approved: 'Approved',
      paid: 'Paid',
      used: 'Used',
      receipts: counted('Receipts', 'receipts'),
      state: ['State', { approved: 'Approved', paid: 'Paid', used: 'Used up', returned: 'Taken back' }],
      remark: 'Remark',
    },
    { figures: { grants: 'Grants', approved: 'Approved in all', paid: 'Paid in all', used: 'Used in all' } },
  ),
  ...caseWords('grants.grantApplication', 'Application for a grant', {
    form: {
      project: 'What was achieved',
      unit: 'Community',
      where: 'Where',
      done: ['How it was done', { $hint: 'How residents raised, discussed, did and keep it' }],
      participants: ['Residents taking part', { $measure: 'people' }],
      voters: ['Residents who voted or signed', { $measure: 'people' }],
      satisfied: ['Satisfied', { $measure: '%' }],
      sample: ['How many were asked', { $measure: 'people', $hint: 'What the share of satisfied rests on' }],
      evidence: 'Photos before and after, papers',
      amount: 'Amount asked for',
    },
    beside: ['Applications of the same community in hand'],
    states: {
      asked: 'To be checked',
      scoring: [
        'Being scored',
        {
          participation: score('Taking part'),
          voice: score('Having a say'),
          satisfaction: score('Satisfaction'),
          lasting: score('Lasting use'),
          reasons: 'Reasons',
        },
      ],
      scored: 'Scored; to be decided',
      approved: 'Approved; to be paid',
      paid: 'Paid; being used',
      accounted: 'Accounted for; to be checked',
      used: 'Used and settled',
      refused: 'Not granted',
    },
    steps: {
      check: [
        'Checked; ask units to score',
        { scorers: ['Scored by', { $hint: 'Not the applicant itself' }], checked: 'How it was checked' },
      ],
      scored: ['Scored', { score: ['Mean score', { $measure: 'points', $hint: 'Worked out by the published weights' }] }],
      scoreAgain: ['Ask for the scores anew', { reason: 'Why' }],
      approve: ['Approve', { approved: 'Amount', basis: ['Basis', { $hint: 'Which meeting, which rule' }] }],
      refuse: ['Do not approve', { reason: 'Why' }],
      pay: ['Paid', { paid: 'Amount', voucher: 'Voucher number' }],
      account: [
        'Account for it',
        { used: 'Amount used', spentOn: ['Spent on', { $hint: 'One on each line' }], receipts: 'Photos of receipts' },
      ],
      settle: ['The account is right', { settled: 'How it was checked' }],
      reject: ['The account is not clear', { reason: 'What is not clear' }],
    },
  }),
}
