import {
  answerOf,
  communityWorker,
  day,
  days,
  defineCase,
  dispatcher,
  ends,
  handler,
  item,
  leader,
  note,
  optional,
  photos,
  reason,
  supervisor,
  text,
  unit,
  workdays,
} from '#kernel/index'

/** A community that goes first (示范点): nominated with reasons, its results recorded, and written down on a card for others. */
export const pilotSite = defineCase({
  title: '示范点',
  filedBy: [dispatcher, supervisor, leader],
  start: 'nominated',
  form: {
    name: text('示范什么', { max: 80 }),
    unit: unit('哪个社区'),
    sponsor: text('联系领导（岗位）', { max: 60 }),
    why: note('为什么选它', { max: 1000 }),
    start: note('现在怎样', { hint: '写数，以后好对比', max: 1000 }),
  },
  assign: 'unit',
  list: ['name', 'unit', 'sponsor'],
  open: [],
  states: {
    nominated: { title: '待确定', within: workdays(10), duty: leader },
    building: { title: '示范中', within: answerOf('checkBy', days(90)) },
    shown: { title: '有了结果，待写推广卡', within: workdays(15), duty: supervisor },
    carded: ends('已写成推广卡'),
    stopped: ends('不再示范', 'withdrawn'),
  },
  steps: {
    confirm: { title: '确定', from: 'nominated', to: 'building', by: leader, ask: { checkBy: day('什么时候看结果') } },
    decline: { title: '不确定', from: 'nominated', to: 'stopped', by: leader, ask: reason('原因'), returns: true },
    record: {
      title: '记一次结果',
      from: 'building',
      to: 'building',
      by: handler,
      ask: { progress: note('做了什么、现在怎样', { max: 2000 }), pictures: optional(photos('照片')) },
      stays: true,
    },
    show: {
      title: '有了结果',
      from: 'building',
      to: 'shown',
      by: handler,
      ask: { result: note('和开始时比', { hint: '写数和怎么量的', max: 2000 }), failed: note('哪里没做好', { max: 1000 }) },
    },
    card: {
      title: '写成推广卡',
      from: 'shown',
      to: 'carded',
      by: [supervisor, dispatcher],
      ask: { card: item('哪张推广卡', 'cards') },
    },
    stop: { title: '不再示范', from: ['building', 'shown'], to: 'stopped', by: leader, ask: reason('原因'), returns: true },
  },
})

/** Another community does the same, and says what came of it there. */
export const adoption = defineCase({
  title: '照做一个做法',
  filedBy: [communityWorker, dispatcher, supervisor],
  start: 'trying',
  form: {
    card: item('照哪张推广卡', 'cards'),
    unit: unit('哪个社区照做'),
    changed: optional(note('打算改哪里', { max: 1000 })),
    from: text('现在是多少', { hint: '用卡上一样的量法', max: 120 }),
    resultBy: day('什么时候看结果'),
  },
  assign: 'unit',
  list: ['card', 'unit', 'resultBy'],
  open: [],
  beside: [{ title: '照同一张卡做的还有', type: 'adoption', mine: 'card', theirs: 'card' }],
  states: {
    trying: { title: '照做中', within: answerOf('resultBy', days(90)) },
    worked: ends('有结果'),
    failed: ends('在这里不管用'),
  },
  steps: {
    worked: {
      title: '管用',
      from: 'trying',
      to: 'worked',
      by: handler,
      ask: { to: text('现在是多少', { max: 120 }), how: note('怎么做成的', { max: 2000 }), pictures: optional(photos('照片')) },
    },
    failed: { title: '不管用', from: 'trying', to: 'failed', by: handler, ask: reason('为什么'), returns: true },
  },
})
