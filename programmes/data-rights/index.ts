import {
  choice,
  communityWorker,
  days,
  defineCase,
  defineProgramme,
  dispatcher,
  ends,
  note,
  optional,
  type Personal,
  person,
  phone,
  publicationReviewer,
  publisher,
  reason,
  resident,
  share,
  tally,
  text,
  workdays,
} from '#kernel/index'

/** 个人信息保护法 56: what was done about personal information is on record for three years. */
const toAnswer: Personal = { purpose: '核对身份、答复个人信息权利请求', basis: 'legal-duty', keep: days(1095) }

/**
 * Somebody asks what the office holds of them, or to have it copied, mended, erased or explained, or takes a consent back
 * (个人信息保护法 44–48; 49 for the dead). Who they are is checked by the key of the matter or at the counter, within three
 * working days; the answer comes within fifteen more. A refusal names one of the law's reasons and where to object (50).
 */
export const rightsRequest = defineCase({
  title: '个人信息权利请求',
  filedBy: [resident, publisher, dispatcher, communityWorker],
  start: 'received',
  form: {
    kind: choice('想要什么', {
      copy: '查阅、复制',
      correct: '更正、补充',
      erase: '删除',
      explain: '解释处理规则',
      withdraw: '撤回同意',
    }),
    matter: optional(text('哪一件事', { hint: '办件编号；不记得就写在下面', max: 40 })),
    wanted: note('具体说一说', { hint: '哪些信息、想怎么办', max: 2000 }),
    behalf: choice('为谁提出', {
      self: '本人',
      guardian: '未满十四周岁的孩子（我是监护人）',
      relative: '已去世的近亲属',
    }),
    requester: person('申请人', toAnswer),
    phone: optional(phone('联系电话', toAnswer)),
  },
  list: ['kind', 'matter'],
  open: ['kind'],
  reveal: [publisher, publicationReviewer],
  confidential: true,
  states: {
    received: { title: '待核对身份', within: workdays(3), duty: publisher },
    handling: { title: '待答复', within: workdays(15), duty: publisher, keeps: true },
    answered: ends('已办结'),
    refused: ends('不予办理', 'refused'),
    withdrawn: ends('已撤回', 'withdrawn'),
  },
  steps: {
    /** The key of the matter was shown with the request: only the server takes this step, having checked the key. */
    byKey: {
      title: '凭办件密钥核对了身份',
      from: 'received',
      to: 'handling',
      by: 'clock',
      ask: { target: text('核对过的办件编号', { max: 40 }) },
      shows: ['target'],
    },
    identify: {
      title: '已核对身份',
      from: 'received',
      to: 'handling',
      by: publisher,
      ask: {
        how: choice('怎么核对的', {
          counter: '到窗口出示证件',
          key: '报出办件编号和密钥',
          called: '回拨登记的电话',
          guardian: '监护人证明',
          relative: '近亲属关系和死亡证明',
        }),
        target: text('核对过的办件编号', { max: 40 }),
      },
      shows: ['how', 'target'],
    },
    give: {
      title: '提供查阅、复制',
      from: 'handling',
      to: 'answered',
      by: [publisher, publicationReviewer],
      when: c => c.kind.is('copy'),
      ask: { given: note('怎么提供的', { hint: '网上下载、打印件、寄送', max: 1000 }) },
      tell: ['requester', 'phone'],
      shows: ['given'],
    },
    correct: {
      title: '已更正、补充',
      from: 'handling',
      to: 'answered',
      by: [publisher, publicationReviewer],
      when: c => c.kind.is('correct'),
      ask: { corrected: note('更正了什么', { hint: '只写栏目，不写内容', max: 1000 }) },
      tell: ['requester', 'phone'],
      shows: ['corrected'],
    },
    // 47: the purpose is reached, consent was taken back, or the time is up. A second person erases, for nothing brings it back.
    erase: {
      title: '删除',
      from: 'handling',
      to: 'answered',
      by: [publisher, publicationReviewer],
      when: c => c.kind.is('erase').or(c.kind.is('withdraw')),
      notBy: 'identify',
      ask: {
        extent: choice('删除哪些', {
          consent: '只凭同意收集的',
          all: '全部：事情已办结，没有法定保存期限',
        }),
      },
      erases: { target: 'target', extent: 'extent' },
      tell: ['requester', 'phone'],
      shows: ['extent'],
    },
    explain: {
      title: '解释说明',
      from: 'handling',
      to: 'answered',
      by: [publisher, publicationReviewer],
      ask: { explained: note('说明内容', { max: 4000 }) },
      when: c => c.kind.is('explain'),
      tell: ['requester', 'phone'],
      shows: ['explained'],
    },
    refuse: {
      title: '不予办理',
      from: ['received', 'handling'],
      to: 'refused',
      by: [publisher, publicationReviewer],
      ask: {
        ground: choice('理由', {
          identity: '身份无法核实',
          secrecy: '法律规定应当保密或者不需要告知（第十八条、第三十五条）',
          retention: '法律、行政法规规定的保存期限未届满（第四十七条）',
          necessary: '事情还在办理，办理所必需（第十三条）',
          others: '会侵害他人的合法权益',
          absent: '本机关没有这些信息',
        }),
        ...reason('说明'),
        remedy: note('不服可以怎么办', { hint: '向谁投诉、复议或者起诉，期限', max: 500 }),
      },
      returns: true,
      tell: ['requester', 'phone'],
      shows: ['ground', 'reason', 'remedy'],
    },
    withdraw: { title: '撤回', from: ['received', 'handling'], to: 'withdrawn', by: resident },
  },
})

export default defineProgramme({
  id: 'data-rights',
  title: '个人信息权利',
  source: '个人信息保护法第四十四条至第五十条',
  cases: { rightsRequest },
  indicators: {
    asked: tally('个人信息请求件数', rightsRequest, { by: ['kind'] }),
    answered: share('个人信息请求按期答复率', rightsRequest, ['answered', 'refused'], { inTime: true, target: 1 }),
  },
})
