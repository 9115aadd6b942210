import {
  choice,
  dispatcher,
  type GuardData,
  handler,
  leader,
  note,
  optional,
  reason,
  supervisor,
  type Taken,
  unit,
  units,
  workdays,
  workhours,
} from '#kernel/index'

const guard = (of: string, as: GuardData['as']): GuardData => ({
  of,
  kind: 'community',
  register: 'communityMatters',
  item: 'category',
  as,
  unless: 'allowedUnit',
  ask: 'askCommunity',
})
/** A community is asked only what its list names (社区事权清单): as the one in charge, or to help. */
export const leads = guard('unit', 'lead')
export const helps = (of: string) => guard(of, 'assist')

/** A leader has decided who must do it: it goes back no more. */
const ruled = (c: { $taken: Taken }) => c.$taken('ruleUnit').atLeast(1)
/** The unit in charge may say that the matter is not its own as long as nobody decided that it is. */
export const mayHandBack = (c: { $taken: Taken }) => c.$taken('uphold').atLeast(1).or(ruled(c)).not()

/** Where a case stands while it is argued whose it is (派单异议), or while a community's help outside its list is asked for. */
export const sendingStates = {
  disputed: { title: '派单异议', within: workhours(8), duty: dispatcher, pauses: true, ifLate: 'escalate' },
  consulting: {
    title: '异议会商',
    within: workdays(1),
    pauses: true,
    ifLate: 'heard',
    tasks: {
      for: 'consulted',
      by: handler,
      within: workhours(8),
      answer: { view: note('对归属的意见', { max: 1000 }) },
      settled: 'all',
      into: 'heard',
    },
  },
  arbitration: { title: '异议裁定', within: workdays(1), duty: supervisor, pauses: true, ifLate: 'standing' },
  exception: { title: '待批社区协助', within: workdays(1), duty: supervisor },
} as const

const objection = {
  ground: choice('异议类型', {
    notOurs: '不属本单位职责',
    other: '应由其他单位办',
    outside: '不在管辖范围',
    facts: '情况与派单不符',
  }),
  shouldBe: optional(unit('应由哪个单位办')),
  ...reason('异议理由'),
}
const ruling = { unit: unit('承办单位', { like: 'shouldBe' }), ...reason('决定的理由') }

/** Whose it is, argued once before the dispatcher and once before a leader, and then it is settled. */
export const sendingSteps = {
  object: {
    title: '提出派单异议',
    from: 'handling',
    to: 'disputed',
    by: handler,
    when: (c: { $taken: Taken }) => c.$taken('object').atLeast(1).or(ruled(c)).not(),
    soon: workdays(1),
    ask: objection,
    returns: true,
    handsBack: true,
  },
  objectAgain: {
    title: '再次提出异议',
    from: 'handling',
    to: 'arbitration',
    by: handler,
    when: (c: { $taken: Taken }) => c.$taken('object').atLeast(1).and(ruled(c).not()),
    soon: workdays(1),
    ask: objection,
    returns: true,
    handsBack: true,
  },
  resend: {
    title: '改派',
    from: 'disputed',
    to: 'handling',
    by: dispatcher,
    ask: ruling,
    assign: 'unit',
    guard: [leads],
    tell: ['reporter', 'phone'],
    shows: ['unit'],
  },
  uphold: { title: '维持原派', from: 'disputed', to: 'handling', by: dispatcher, ask: reason('维持的理由') },
  consult: {
    title: '召集会商',
    from: 'disputed',
    to: 'consulting',
    by: dispatcher,
    when: (c: { $taken: Taken }) => c.$taken('consult').atLeast(1).not(),
    ask: { consulted: units('参加会商的单位'), question: note('要商定的事', { max: 1000 }) },
  },
  heard: { title: '会商结束', from: 'consulting', to: 'disputed', by: dispatcher },
  escalate: { title: '报领导裁定', from: 'disputed', to: 'arbitration', by: dispatcher },
  ruleUnit: {
    title: '裁定承办单位',
    from: 'arbitration',
    to: 'handling',
    by: [supervisor, leader],
    ask: ruling,
    assign: 'unit',
    guard: [leads],
    tell: ['reporter', 'phone'],
    shows: ['unit'],
  },
  // The work does not wait for who is right: without a ruling in time the unit that has it goes on.
  standing: { title: '逾期未裁定，先由原单位办', from: 'arbitration', to: 'handling', by: 'clock' },
  askCommunity: {
    title: '申请社区协助审批',
    from: ['filed', 'handling'],
    to: 'exception',
    by: dispatcher,
    ask: { askedUnit: unit('要派往的社区'), ...reason('清单外派往社区的理由') },
  },
  allowCommunity: {
    title: '批准派往社区',
    from: 'exception',
    to: 'filed',
    by: [supervisor, leader],
    notBy: 'askCommunity',
    ask: { allowedUnit: unit('准予派往的社区', { like: 'askedUnit' }), terms: optional(note('附带的要求', { max: 1000 })) },
  },
  denyCommunity: {
    title: '不批准派往社区',
    from: 'exception',
    to: 'filed',
    by: [supervisor, leader],
    notBy: 'askCommunity',
    ask: reason('不批准的理由'),
    returns: true,
  },
} as const
