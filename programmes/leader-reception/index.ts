import {
  choice,
  count,
  day,
  days,
  defineCase,
  defineProgramme,
  defineRegister,
  dispatcher,
  ends,
  handler,
  item,
  leader,
  note,
  optional,
  type Personal,
  person,
  phone,
  place,
  rating,
  reason,
  resident,
  share,
  systemAdmin,
  tally,
  text,
  unit,
  workdays,
  yesno,
} from '#kernel/index'

const toReply: Personal = { purpose: '接待、办理并书面答复', basis: 'legal-duty', keep: days(1095) }

/** When leaders receive residents, for everybody to read (信访工作条例 18: the day and the place are made public). */
export const receptionDays = defineRegister({
  title: '领导接访日程',
  key: 'code',
  columns: {
    code: text('编号'),
    day: day('哪天'),
    from: text('几点到几点', { hint: '例如 09:00-11:30', max: 20 }),
    leader: text('接访领导', { max: 40 }),
    where: text('地点', { max: 60 }),
    topic: optional(text('主题', { hint: '不限主题的不用填', max: 60 })),
  },
  list: ['day', 'from', 'leader', 'where', 'topic'],
  read: 'public',
  edit: [dispatcher, systemAdmin],
})

/**
 * A resident speaks to a leader of the street, and what was promised is kept track of, on the clocks of 信访工作条例: fifteen
 * days to say whether it is taken up (22, 23), sixty to settle it and at most thirty more (34), thirty to ask for a review
 * (35). An accusation hides who made it from the unit it speaks of (30, 46). Counted by cause, never by person.
 */
export const reception = defineCase({
  title: '领导接访',
  filedBy: [resident, dispatcher],
  start: 'booked',
  form: {
    matter: note('想说的事', { hint: '什么事、找过谁、希望怎么解决', max: 5000 }),
    purpose: choice('属于', {
      suggestion: '建议意见',
      claim: '申诉求决',
      complaint: '投诉',
      accusation: '检举控告',
    }),
    where: place('事情在哪里', { hint: '写小区、路名就行' }),
    slot: item('预约哪一天', 'receptionDays'),
    companions: optional(count('同来几人', { hint: '同一件事最多五人', min: 1, max: 5 })),
    hidden: optional(yesno('不让被反映的单位知道我是谁')),
    reporter: person('来访人', toReply),
    phone: phone('联系电话', toReply),
  },
  list: ['matter', 'purpose', 'slot'],
  open: [],
  reveal: [dispatcher, leader, handler],
  confide: { field: 'hidden', to: [dispatcher, leader] },
  states: {
    booked: { title: '待接访', within: days(15), duty: leader },
    received: { title: '待告知是否受理', within: days(15), duty: dispatcher },
    handling: {
      title: '办理中',
      within: days(60),
      moreTime: { grantedBy: leader, atMost: days(30), times: 1 },
    },
    replied: { title: '已书面答复，可申请复查', within: days(30), ifLate: 'settle' },
    reviewing: { title: '复查中', within: days(30), duty: dispatcher },
    closed: ends('已办结'),
    elsewhere: ends('已告知法定途径', 'refused'),
    withdrawn: ends('已撤回', 'withdrawn'),
  },
  steps: {
    rebook: {
      title: '改约',
      from: 'booked',
      to: 'booked',
      by: [resident, dispatcher],
      ask: { newSlot: item('改到哪一天', 'receptionDays') },
      tell: ['reporter', 'phone'],
      shows: ['newSlot'],
    },
    receive: {
      title: '已接访',
      from: 'booked',
      to: 'received',
      by: [leader, dispatcher],
      ask: {
        talk: note('谈了什么', { max: 4000 }),
        promise: optional(note('领导答应的事', { max: 1000 })),
        promiseBy: optional(day('答应到哪天')),
      },
      tell: ['reporter', 'phone'],
      shows: ['promise', 'promiseBy'],
    },
    accept: {
      title: '受理，交单位办理',
      from: 'received',
      to: 'handling',
      by: [dispatcher, leader],
      ask: { unit: unit('承办单位'), sponsor: text('包案领导', { max: 40 }) },
      assign: 'unit',
      tell: ['reporter', 'phone'],
      shows: ['unit', 'sponsor'],
    },
    redirect: {
      title: '告知法定途径',
      from: ['booked', 'received'],
      to: 'elsewhere',
      by: [dispatcher, leader],
      ask: {
        route: choice('应走的途径', {
          court: '诉讼、仲裁',
          review: '行政复议、行政裁决',
          inspection: '纪检监察机关',
          upper: '上级或其他有权机关',
          final: '已复核终结，不再受理',
        }),
        ...reason('告知来访人的话'),
      },
      returns: true,
      tell: ['reporter', 'phone'],
      shows: ['route', 'reason'],
    },
    // 信访工作条例 23: a unit that thinks it is not its matter says so within five working days.
    object: {
      title: '不属本单位，退回',
      from: 'handling',
      to: 'received',
      by: handler,
      soon: workdays(5),
      ask: reason('不属本单位的理由'),
      returns: true,
    },
    // 32: what the written opinion must say.
    reply: {
      title: '书面答复',
      from: 'handling',
      to: 'replied',
      by: handler,
      ask: {
        facts: note('查明的事实', { max: 3000 }),
        basis: note('依据', { max: 1000 }),
        opinion: note('处理意见', { max: 2000 }),
        appeal: note('不服可以向谁申请复查', { hint: '机关、期限', max: 500 }),
      },
      tell: ['reporter', 'phone'],
      shows: ['facts', 'basis', 'opinion', 'appeal'],
    },
    askReview: {
      title: '申请复查',
      from: 'replied',
      to: 'reviewing',
      by: [resident, dispatcher],
      ask: reason('不服的理由'),
      returns: true,
    },
    review: {
      title: '复查意见',
      from: 'reviewing',
      to: 'closed',
      by: [dispatcher, leader],
      ask: { decision: note('复查机关的意见', { max: 3000 }), next: optional(note('还可以怎么办', { max: 500 })) },
      tell: ['reporter', 'phone'],
      shows: ['decision', 'next'],
    },
    rate: { title: '评价', from: 'replied', to: 'closed', by: resident, ask: rating },
    settle: { title: '没有申请复查，办结', from: 'replied', to: 'closed', by: 'clock', tell: ['reporter', 'phone'] },
    withdraw: { title: '撤回', from: ['booked', 'received'], to: 'withdrawn', by: resident },
  },
})

export default defineProgramme({
  id: 'leader-reception',
  title: '领导接访',
  source: 'S0-44; S0-45; 信访工作条例第十八、二十二、二十三、三十至三十六条',
  cases: { reception },
  registers: { receptionDays },
  indicators: {
    received: tally('接访件数', reception, { by: ['purpose'] }),
    repliedInTime: share('接访按期答复率', reception, ['replied', 'reviewing', 'closed'], { inTime: true, target: 1 }),
  },
})
