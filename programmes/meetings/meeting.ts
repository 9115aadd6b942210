import {
  answerOf,
  choice,
  day,
  deadline,
  defineCase,
  dispatcher,
  ends,
  handler,
  item,
  leader,
  note,
  optional,
  photos,
  promise,
  reason,
  rows,
  supervisor,
  text,
  unit,
  units,
  workdays,
} from '#kernel/index'

const office = [dispatcher, supervisor, leader]
const goesOn = optional(text('接着哪张督办单或事项', { hint: '编号', max: 40 }))
const decision = {
  decided: note('议定什么', { max: 1000 }),
  demand: note('要求', { hint: '做到什么程度、要交什么', max: 1000 }),
  unit: unit('牵头单位'),
  helpers: optional(units('配合单位', { max: 10 })),
  person: optional(text('责任人（岗位）', { max: 60 })),
  doneBy: day('完成期限'),
  promise: optional(promise('属于哪条承诺', { hint: '输入承诺里的几个字' })),
  number: goesOn,
}
const agenda = { subject: text('议什么', { max: 120 }), unit: optional(unit('汇报单位')), number: goesOn }
const leftOpen = { open: text('什么没有议定', { max: 120 }), openWhy: note('还差什么', { max: 1000 }) }
/** What was decided and what was left open: as the minutes have it, and asked again as it stands when it is handed out. */
const outcome = {
  decisions: optional(rows('议定事项', decision, { like: 'decisions' })),
  leftOpen: optional(rows('没有议定的', leftOpen, { hint: '留到下次；已在待议清单里的不用再写', like: 'leftOpen' })),
}

/**
 * A meeting of a leading group, or a dispatch on the spot (调度): called with an agenda, held, minuted, and all it decided
 * handed out in one go, each decision as a supervision order. The agenda takes up what waits for the group and what it
 * decided before and is not done.
 */
export const meeting = defineCase({
  title: '会议',
  filedBy: office,
  start: 'called',
  form: {
    group: item('哪个小组', 'groups'),
    kind: choice('会议类型', { plenary: '全体会议', office: '办公室会议', dispatch: '调度会', site: '现场调度' }),
    title: text('会议名称', { max: 120 }),
    at: deadline('什么时候'),
    room: text('在哪里', { max: 100 }),
    agenda: rows('议程', agenda, { max: 40 }),
    attending: optional(units('请哪些单位参加', { max: 40 })),
  },
  list: ['title', 'group', 'kind', 'at'],
  open: [],
  beside: [
    {
      title: '等这个小组议定的事',
      type: 'matter',
      mine: 'group',
      theirs: 'group',
      into: { field: 'agenda', as: { subject: 'subject', unit: 'raisedBy', number: '$number' } },
    },
    {
      title: '这个小组议定、还没办完的',
      type: 'supervision.supervisionOrder',
      mine: 'group',
      theirs: 'group',
      into: { field: 'agenda', as: { subject: 'matter', unit: 'unit', number: '$number' } },
    },
  ],
  paper: {
    title: '会议纪要',
    of: 'title',
    once: 'minutes',
    fields: {
      at: '时间',
      room: '地点',
      group: '召开单位',
      came: '出席',
      absent: '请假和缺席',
      agenda: '议程',
      minutes: '会议情况',
      decisions: '议定事项',
      leftOpen: '没有议定的事项',
    },
  },
  states: {
    called: {
      title: '已通知',
      within: answerOf('movedTo', answerOf('at', workdays(10))),
      warnAt: 0.9,
      // Units asked to come are told, read the agenda and say whether they come.
      tasks: {
        for: 'attending',
        by: handler,
        within: answerOf('movedTo', answerOf('at', workdays(10))),
        answer: {
          coming: choice('来不来', { yes: '参加', other: '派人代', no: '请假' }),
          delegate: optional(text('派谁（岗位）', { max: 60 })),
          excuse: optional(note('请假的原因', { max: 500 })),
        },
        settled: 'lead',
        into: 'hold',
      },
    },
    held: { title: '已召开，待印发纪要', within: workdays(5), duty: dispatcher },
    issued: { title: '纪要已印发，待交办', within: workdays(3), duty: supervisor },
    done: ends('已交办'),
    cancelled: ends('已取消', 'withdrawn'),
  },
  steps: {
    move: {
      title: '改期',
      from: 'called',
      to: 'called',
      by: office,
      ask: { movedTo: deadline('改到什么时候'), ...reason('为什么改') },
      returns: true,
    },
    cancel: { title: '取消', from: 'called', to: 'cancelled', by: office, ask: reason('为什么取消'), returns: true },
    hold: {
      title: '已召开',
      from: 'called',
      to: 'held',
      by: office,
      ask: {
        came: note('到会的单位和岗位', { max: 2000 }),
        absent: optional(note('请假和缺席', { max: 1000 })),
        pictures: optional(photos('签到表和现场照片')),
      },
    },
    issue: {
      title: '印发纪要',
      from: 'held',
      to: 'issued',
      by: office,
      ask: { minutes: note('会议纪要', { hint: '议了什么、各方意见', max: 4000 }), ...outcome },
    },
    handOut: { title: '一次交办', from: 'issued', to: 'done', by: office, ask: outcome, raises: true },
  },
})

/** Something a group has to decide. It waits, is put on a meeting, and waits on where nothing was decided. */
export const matter = defineCase({
  title: '提请议定的事',
  filedBy: office,
  start: 'waiting',
  form: {
    group: item('请哪个小组议', 'groups'),
    subject: text('什么事', { max: 120 }),
    facts: note('情况', { max: 2000 }),
    options: optional(note('可以怎么办', { hint: '一行一个方案，写清代价', max: 2000 })),
    raisedBy: optional(unit('提请单位')),
    meeting: optional(text('上次在哪次会上没议定', { max: 120 })),
  },
  list: ['subject', 'group', 'raisedBy'],
  open: [],
  beside: [{ title: '这个小组已通知的会', type: 'meeting', mine: 'group', theirs: 'group' }],
  states: {
    waiting: { title: '待议', within: workdays(30), duty: dispatcher },
    tabled: { title: '已列入会议', within: workdays(20), duty: dispatcher, keeps: true },
    decided: ends('已议定'),
    dropped: ends('不再提请', 'withdrawn'),
  },
  steps: {
    table: {
      title: '列入会议',
      from: 'waiting',
      to: 'tabled',
      by: office,
      ask: { meetingNumber: text('会议编号', { max: 40 }) },
    },
    decide: { title: '议定，交单位办', from: ['tabled', 'waiting'], to: 'decided', by: office, ask: decision },
    settle: {
      title: '议定，不用交办',
      from: ['tabled', 'waiting'],
      to: 'decided',
      by: office,
      ask: { outcome: note('议定结果', { max: 1000 }) },
    },
    carry: {
      title: '没议定，转下次',
      from: 'tabled',
      to: 'waiting',
      by: office,
      ask: reason('还差什么'),
      returns: true,
    },
    drop: { title: '不再提请', from: ['waiting', 'tabled'], to: 'dropped', by: office, ask: reason('为什么'), returns: true },
  },
})
