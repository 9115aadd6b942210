import { caseWords } from '#kernel/engine/case-words'
import { registerWords } from '#kernel/engine/register-words'
import type { Catalogue } from '#kernel/engine/translate'

const goesOn = ['Order or matter it goes on with', { $hint: 'Number' }] as const
const decision = {
  decided: 'What was decided',
  demand: ['What is required', { $hint: 'How far, and what is to be handed in' }],
  unit: 'Lead unit',
  helpers: 'Units that help',
  person: 'Person responsible (post)',
  doneBy: 'Done by',
  promise: ['The promise it belongs to', { $hint: 'Type a few words of it' }],
  number: goesOn,
} as const
const outcome = {
  decisions: ['Decisions', decision],
  leftOpen: [
    'Left open',
    {
      $hint: 'For the next time; what waits on the list of matters already need not be written again',
      open: 'What was left open',
      openWhy: 'What is missing',
    },
  ],
} as const

/** Leading groups and meetings in English, by path. */
export const en: Catalogue = {
  meetings: 'Leading groups and meetings',
  'meetings.indicators.meetings': 'Meetings',
  'meetings.indicators.raised': 'Matters put up for decision',
  'meetings.indicators.carried': 'Matters carried to the next meeting',
  'meetings.indicators.decided': 'Share decided',
  ...registerWords(
    'meetings.registers.groups',
    'Leading groups and joint meetings',
    {
      code: 'Number',
      name: 'Name',
      kind: ['Kind', { group: 'Leading group', joint: 'Joint meeting', office: 'Task force', dispatch: 'Dispatch meeting' }],
      head: ['Head (post)', { $hint: 'The post, not the name' }],
      members: ['Members (posts)', { $hint: 'One post on each line' }],
      memberUnits: 'Member units',
      office: 'Office run by',
      basis: 'Set up by',
      rhythm: [
        'How often it meets',
        {
          week: 'Every week',
          month: 'Every month',
          twoMonths: 'Every two months',
          quarter: 'Every quarter',
          half: 'Every half year',
          need: 'When needed',
        },
      ],
      from: 'Since',
      until: 'Until',
      remark: 'Remark',
    },
    { figures: { groups: 'Groups at work' } },
  ),
  ...caseWords('meetings.meeting', 'Meeting', {
    form: {
      group: 'Which group',
      kind: ['Kind', { plenary: 'Plenary', office: 'Of its office', dispatch: 'Dispatch', site: 'Dispatch on the spot' }],
      title: 'Name of the meeting',
      at: 'When',
      room: 'Where',
      agenda: ['Agenda', { subject: 'Item', unit: 'Reported by', number: goesOn }],
      attending: 'Units asked to come',
    },
    paper: 'Minutes',
    beside: ['Waiting to be decided by this group', 'Decided by this group and not done'],
    states: {
      called: [
        'Called',
        {
          coming: ['Coming', { yes: 'Comes', other: 'Sends somebody', no: 'Excused' }],
          delegate: 'Who comes (post)',
          excuse: 'Why excused',
        },
      ],
      held: 'Held; minutes to be issued',
      issued: 'Minutes issued; to be handed out',
      done: 'Handed out',
      cancelled: 'Cancelled',
    },
    steps: {
      move: ['Move it', { movedTo: 'To when', reason: 'Why' }],
      cancel: ['Cancel', { reason: 'Why' }],
      hold: ['It was held', { came: 'Units and posts that came', absent: 'Excused and absent', pictures: 'Photos' }],
      issue: ['Issue the minutes', { minutes: ['Minutes', { $hint: 'What was discussed and said' }], ...outcome }],
      handOut: ['Hand out all at once', outcome],
    },
  }),
  ...caseWords('meetings.matter', 'Matter to be decided', {
    form: {
      group: 'Which group',
      subject: 'What it is',
      facts: 'Facts',
      options: ['What could be done', { $hint: 'One way on each line, with what it costs' }],
      raisedBy: 'Put up by',
      meeting: 'Left open at which meeting',
    },
    beside: ['Meetings of this group that are called'],
    states: { waiting: 'To be decided', tabled: 'On a meeting', decided: 'Decided', dropped: 'No longer put up' },
    steps: {
      table: ['Put it on a meeting', { meetingNumber: 'Number of the meeting' }],
      decide: ['Decided; give it to a unit', decision],
      settle: ['Decided; nothing to hand on', { outcome: 'What was decided' }],
      carry: ['Not decided; carry it over', { reason: 'What is missing' }],
      drop: ['No longer put up', { reason: 'Why' }],
    },
  }),
}
