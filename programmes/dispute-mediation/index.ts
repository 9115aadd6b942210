import {
  answerOf,
  choice,
  communityWorker,
  day,
  days,
  deadline,
  defineCase,
  defineProgramme,
  ends,
  handler,
  mediator,
  note,
  optional,
  type Personal,
  person,
  phone,
  photos,
  place,
  reason,
  resident,
  share,
  type Taken,
  tally,
  text,
  unit,
  workdays,
} from '#kernel/index'

/** 人民调解法 27: a record is kept of every mediation. */
const forMediation: Personal = { purpose: '联系双方、组织调解、回访履行情况', basis: 'consent', keep: days(1095) }

/** Up a level only with both parties' consent; where one says no, mediation ends. */
const agreed = choice('双方怎么同意的', { apart: '分别问过，都同意', together: '当面都同意' })

const met = {
  came: choice('谁到场', { both: '双方都到了', one: '只到了一方' }),
  progress: note('谈成了什么、还差什么', { hint: '写事情，不评价人', max: 2000 }),
}

/** How far up it has been taken, so that a meeting leads back to where it was arranged. */
type Steps = { $taken: Taken }
const inCommunity = (c: Steps) => c.$taken('raise').atLeast(1).not()
const inStreet = (c: Steps) => c.$taken('raise').atLeast(1).and(c.$taken('pass').atLeast(1).not())
const inDepartment = (c: Steps) => c.$taken('pass').atLeast(1)

/**
 * A dispute between people, settled with their consent: in the community, then by the street's mediators, then by the
 * department it concerns (矛盾纠纷三级化解). Free and voluntary: one party saying no ends it (人民调解法 4, 17), the parties
 * choose who mediates (23), and both may ask the court to confirm an agreement within thirty days (33). Read only by those
 * who mediate it; the other party's name is seen by nobody else.
 */
export const dispute = defineCase({
  title: '矛盾纠纷调解',
  filedBy: [resident, communityWorker, mediator],
  start: 'asked',
  form: {
    matter: note('什么纠纷', { hint: '写事情的经过和您的想法', max: 5000 }),
    kind: choice('哪一类', {
      neighbours: '邻里',
      family: '婚姻家庭',
      estate: '物业服务',
      house: '房屋和相邻权',
      wages: '劳动报酬',
      debt: '借贷合同',
      damage: '损害赔偿',
      other: '其他',
    }),
    where: place('发生在哪里'),
    reporter: person('申请人', forMediation),
    phone: phone('联系电话', forMediation),
    other: person('对方是谁、怎么联系', forMediation),
    wanted: optional(text('想请谁调解', { hint: '双方都同意才行', max: 60 })),
    evidence: optional(photos('有关材料的照片')),
  },
  list: ['kind', 'where'],
  open: [],
  reveal: [communityWorker, mediator],
  confidential: true,
  states: {
    asked: { title: '待征求双方意愿', within: workdays(3), duty: communityWorker },
    community: {
      title: '社区调解中',
      within: days(30),
      duty: communityWorker,
      keeps: true,
      moreTime: { grantedBy: mediator, atMost: days(15), times: 1 },
    },
    street: {
      title: '街道调解中',
      within: days(30),
      duty: mediator,
      moreTime: { grantedBy: mediator, atMost: days(15), times: 1 },
    },
    department: { title: '部门调解中', within: days(30) },
    meeting: {
      title: '已约定见面',
      within: answerOf('meetAt', days(14)),
      pauses: true,
      keeps: true,
      ifLate: ['missCommunity', 'missStreet', 'missDepartment'],
    },
    // 人民调解法 33: the reminder comes while there are ten days left.
    agreed: {
      title: '已达成协议，可申请司法确认',
      within: days(30),
      warnAt: 0.66,
      duty: communityWorker,
      keeps: true,
      ifLate: 'follow',
    },
    performing: { title: '待回访履行', within: answerOf('performBy', days(60)), duty: communityWorker, keeps: true },
    performed: ends('已履行'),
    ended: ends('一方不愿意，调解结束', 'withdrawn'),
    elsewhere: ends('不适合调解，已告知其他途径', 'refused'),
  },
  steps: {
    accept: {
      title: '双方愿意，开始调解',
      from: 'asked',
      to: 'community',
      by: communityWorker,
      ask: {
        consent: choice('对方怎么表示的', { asked: '问过对方，愿意调解', together: '双方一起来的' }),
        chosen: text('双方选定的调解员', { max: 60 }),
        publicly: choice('是否公开进行', { closed: '不公开', open: '双方同意公开' }),
      },
      tell: ['reporter', 'phone'],
      shows: ['chosen'],
    },
    meet: {
      title: '约定见面',
      from: ['community', 'street', 'department'],
      to: 'meeting',
      by: [communityWorker, mediator, handler],
      ask: { meetAt: deadline('什么时候'), meetIn: text('在哪里', { max: 100 }) },
      tell: ['reporter', 'phone'],
      shows: ['meetAt', 'meetIn'],
    },
    metCommunity: {
      title: '见过面，继续社区调解',
      from: 'meeting',
      to: 'community',
      by: communityWorker,
      when: inCommunity,
      ask: met,
    },
    metStreet: {
      title: '见过面，继续街道调解',
      from: 'meeting',
      to: 'street',
      by: mediator,
      when: inStreet,
      ask: met,
    },
    metDepartment: {
      title: '见过面，继续部门调解',
      from: 'meeting',
      to: 'department',
      by: handler,
      when: inDepartment,
      ask: met,
    },
    missCommunity: { title: '见面没有记录，继续社区调解', from: 'meeting', to: 'community', by: 'clock', when: inCommunity },
    missStreet: { title: '见面没有记录，继续街道调解', from: 'meeting', to: 'street', by: 'clock', when: inStreet },
    missDepartment: { title: '见面没有记录，继续部门调解', from: 'meeting', to: 'department', by: 'clock', when: inDepartment },
    raise: {
      title: '转街道调解',
      from: 'community',
      to: 'street',
      by: communityWorker,
      ask: { bothAgree: agreed, ...reason('社区没谈成的原因') },
      tell: ['reporter', 'phone'],
    },
    pass: {
      title: '请部门调解',
      from: 'street',
      to: 'department',
      by: mediator,
      ask: { unit: unit('主管部门'), bothAgreeAgain: agreed, ...reason('街道没谈成的原因') },
      assign: 'unit',
      tell: ['reporter', 'phone'],
      shows: ['unit'],
    },
    agree: {
      title: '达成协议',
      from: ['community', 'street', 'department', 'meeting'],
      to: 'agreed',
      by: [communityWorker, mediator, handler],
      // 人民调解法 29: what an agreement may say.
      ask: {
        form: choice('协议形式', { written: '书面，双方签名', spoken: '口头，记录在此' }),
        facts: note('主要事实、争议和各方责任', { max: 3000 }),
        items: note('约定了什么', { hint: '一行一条：谁、做什么、到什么时候', max: 3000 }),
        performBy: day('最晚哪天履行完'),
        signed: optional(photos('协议书照片')),
      },
      tell: ['reporter', 'phone'],
      shows: ['items', 'performBy'],
    },
    confirm: {
      title: '双方已申请司法确认',
      from: 'agreed',
      to: 'performing',
      by: [communityWorker, mediator],
      ask: { court: text('哪个法院', { max: 60 }) },
      shows: ['court'],
    },
    follow: { title: '三十天已过，转入回访', from: 'agreed', to: 'performing', by: 'clock' },
    perform: {
      title: '已履行',
      from: ['agreed', 'performing'],
      to: 'performed',
      by: [communityWorker, mediator],
      ask: { checked: note('怎么核实的', { max: 1000 }) },
      tell: ['reporter', 'phone'],
    },
    broken: {
      title: '没有履行，继续调解',
      from: ['agreed', 'performing'],
      to: 'community',
      by: [communityWorker, resident],
      ask: reason('什么没有履行'),
      returns: true,
    },
    decline: {
      title: '一方不愿意',
      from: ['asked', 'community', 'street', 'department', 'meeting'],
      to: 'ended',
      by: [resident, communityWorker, mediator, handler],
      ask: { ...reason('告知双方的话'), otherWays: optional(note('还可以走的途径', { hint: '诉讼、仲裁、行政裁决', max: 500 })) },
      returns: true,
      tell: ['reporter', 'phone'],
      shows: ['reason', 'otherWays'],
    },
    redirect: {
      title: '不适合调解',
      from: ['asked', 'community', 'street', 'department'],
      to: 'elsewhere',
      by: [communityWorker, mediator],
      ask: {
        route: choice('应走的途径', {
          police: '有危险或违法，已报告公安机关',
          court: '已在诉讼、仲裁或行政裁决',
          law: '法律规定只能由专门机关处理',
        }),
        ...reason('告知申请人的话'),
      },
      returns: true,
      tell: ['reporter', 'phone'],
      shows: ['route', 'reason'],
    },
  },
})

export default defineProgramme({
  id: 'dispute-mediation',
  title: '矛盾纠纷三级化解',
  source: 'S0-41; 人民调解法第十七、二十三、二十九、三十三条',
  cases: { dispute },
  indicators: {
    asked: tally('调解申请件数', dispute, { by: ['kind'] }),
    settled: share('调解达成率', dispute, ['agreed', 'performing', 'performed'], { by: ['kind'] }),
  },
})
