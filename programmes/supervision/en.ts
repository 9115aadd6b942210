import { caseWords } from '#kernel/engine/case-words'
import type { Catalogue } from '#kernel/engine/translate'

/** Supervision orders and inspections by a district in English, by path. */
export const en: Catalogue = {
  supervision: 'Supervision',
  'supervision.roles.district-inspector': 'District inspector',
  'supervision.indicators.given': 'Supervision orders',
  'supervision.indicators.repliedInTime': 'Share of orders settled in time',
  'supervision.indicators.objected': 'Orders the unit objected to',
  'supervision.indicators.lengthened': 'Orders given more time',
  'supervision.indicators.reminded': 'Orders that needed a reminder',
  ...caseWords('supervision.supervisionOrder', 'Supervision order', {
    form: {
      about: ['About', { promise: 'A promise of a plan', case: 'A matter in hand', matter: 'Something else' }],
      promise: ['Number of the promise', { $hint: 'The number of that line of the plan' }],
      caseNumber: 'Number of the matter',
      matter: 'What it is',
      why: ['Why it is supervised', { $hint: 'Overdue, raised again and again, decided by a meeting…' }],
      demand: ['What is required', { $hint: 'How far, and what is to be shown as proof' }],
      unit: 'Responsible unit',
      replyBy: 'Reply by',
    },
    beside: ['The same promise is under an order already', 'The same matter is under an order already'],
    states: {
      doing: 'In hand',
      blocked: ['Blocked, waiting for others', { cleared: 'How it was cleared' }],
      objected: 'Objected to; to be answered',
      replied: 'Replied; to be checked',
      closed: 'Settled in time',
      closedLate: 'Settled late',
      withdrawn: 'Taken back',
    },
    steps: {
      overdue: 'Noted as late',
      remind: ['Remind', { urge: 'What to say' }],
      remindBlocked: ['Remind those who are to clear it', { urge: 'What to say' }],
      reply: [
        'Reply',
        {
          result: ['What was done', { $hint: 'What was done, what came of it, what is still missing' }],
          proof: 'Photos as proof',
        },
      ],
      block: [
        'Report what blocks it',
        { blockedBy: 'What blocks it', clearing: 'Who is to clear it', clearBy: 'To be cleared by' },
      ],
      cleared: 'It is cleared',
      waitedEnough: 'Not cleared in time; the unit goes on',
      notBlocked: ['No blockage; go on', { reason: 'Why it is none' }],
      object: [
        'Object',
        {
          ground: [
            'The objection is',
            {
              twice: 'The same is supervised twice',
              duty: 'It is not this unit’s duty',
              facts: 'The facts are wrong',
              time: 'The time is not reasonable',
              other: 'Something else',
            },
          ],
          objection: 'Reasons',
        },
      ],
      askAgain: 'The objection was not answered in time; asked again',
      keepOrder: ['The objection does not hold', { objectionAnswer: 'Answer to the objection' }],
      amend: [
        'It holds in part; change the order',
        { objectionAnswer: 'Answer to the objection', newDemand: 'What is required now', newBy: 'New date' },
      ],
      uphold: ['The objection holds; take the order back', { objectionAnswer: 'Answer to the objection' }],
      accept: ['Checked and settled', { checked: 'How it was checked' }],
      acceptLate: ['Checked and settled, late', { checked: 'How it was checked' }],
      sendBack: ['Send back', { reason: 'What is missing', newBy: 'New date' }],
      withdraw: ['Take the order back', { reason: 'Why' }],
    },
  }),
  ...caseWords('supervision.districtInspection', 'Inspection by the district', {
    form: {
      plan: ['Plan', { $hint: 'Name and number of the approved plan' }],
      matter: 'What is inspected',
      scope: ['Scope and manner', { $hint: 'What is looked at, how, and how often' }],
      unit: 'Unit inspected',
      doneBy: 'Done by',
    },
    beside: ['The same unit is being inspected already'],
    states: {
      inspecting: 'Inspecting',
      concludedFine: 'Conclusion given; a review may be asked',
      concludedWrong: 'Conclusion given; a review may be asked while it is put right',
      reviewing: 'Under review',
      mending: 'Being put right',
      mended: 'Put right; to be checked',
      closed: 'Closed',
      revoked: 'Conclusion revoked',
    },
    steps: {
      conclude: ['Conclude: nothing to put right', { conclusion: 'Conclusion and facts' }],
      concludeWrong: [
        'Conclude: something to put right',
        { conclusion: 'Conclusion and facts', mend: 'What to put right', mendBy: 'By' },
      ],
      askReview: ['Ask for a review', { reason: 'Why' }],
      upheld: ['Review: upheld, nothing to put right', { reviewed: 'Outcome of the review' }],
      upheldWrong: ['Review: upheld, to be put right', { reviewed: 'Outcome of the review' }],
      revoke: ['Review: revoked', { reviewed: 'Outcome of the review' }],
      final: 'No review was asked; the conclusion stands',
      finalWrong: 'No review was asked; it is to be put right',
      mendNow: ['It is put right', { mendedHow: 'How', proof: 'Photos afterwards' }],
      check: ['Checked', { checked: 'How it was checked' }],
      notMended: ['Not put right', { reason: 'What is missing', mendBy: 'By' }],
    },
  }),
}
