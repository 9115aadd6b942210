import {
  choice,
  days,
  defineCase,
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
  workdays,
} from '#kernel/index'

const toAnswer: Personal = { purpose: '依申请答复并送达', basis: 'legal-duty', keep: days(730) }

/** Somebody asks for information that is not published (依申请公开; 政府信息公开条例 27–38). */
export const disclosure = defineCase({
  title: '依申请公开',
  filedBy: [resident, publisher],
  start: 'received',
  form: {
    wanted: note('需要的信息', { hint: '名称、文号，或便于查找的其他描述', max: 2000 }),
    copy: choice('怎么给您', { online: '网上查看', paper: '纸质复印件', post: '邮寄' }),
    applicant: person('申请人', toAnswer),
    phone: phone('联系电话', toAnswer),
  },
  list: ['wanted', 'copy'],
  open: ['copy'],
  reveal: [publisher],
  states: {
    received: {
      title: '待答复',
      // 条例 33: twenty working days from receipt, twenty more when the head of the publishing office agrees.
      within: workdays(20),
      duty: publisher,
      moreTime: { grantedBy: publicationReviewer, atMost: workdays(20), times: 1 },
    },
    // 条例 30: what is unclear is asked for once; the time for the answer stands still meanwhile.
    clarifying: { title: '待补正', within: workdays(15), pauses: true, keeps: true, ifLate: 'lapse' },
    answered: ends('已答复'),
    refused: ends('不予公开', 'refused'),
    withdrawn: ends('已撤回', 'withdrawn'),
  },
  steps: {
    inquire: {
      title: '请申请人补正',
      from: 'received',
      to: 'clarifying',
      by: publisher,
      ask: { question: note('要补正的内容', { max: 1000 }) },
      tell: ['applicant', 'phone'],
      shows: ['question'],
    },
    supply: {
      title: '补正',
      from: 'clarifying',
      to: 'received',
      by: [resident, publisher],
      ask: { supplement: note('补正的内容', { max: 2000 }) },
    },
    answer: {
      title: '答复',
      from: 'received',
      to: 'answered',
      by: publisher,
      ask: {
        kind: choice('答复类型', {
          published: '已主动公开，告知获取方式',
          given: '予以公开',
          partly: '部分公开',
          absent: '本机关不掌握',
          elsewhere: '由其他机关负责公开',
        }),
        result: note('答复内容', { max: 4000 }),
        copied: optional(note('送达情况', { max: 500 })),
      },
      tell: ['applicant', 'phone'],
      shows: ['kind', 'result'],
    },
    refuse: {
      title: '不予公开',
      from: 'received',
      to: 'refused',
      by: publisher,
      ask: {
        ground: choice('依据', {
          secret: '国家秘密或法律禁止公开（第十四条）',
          privacy: '他人商业秘密、个人隐私（第十五条）',
          internal: '内部事务或过程性信息（第十六条）',
          repeated: '已答复的重复申请（第三十六条）',
        }),
        ...reason('理由'),
        remedy: note('救济途径', { hint: '复议、诉讼的机关和期限', max: 500 }),
      },
      returns: true,
      tell: ['applicant', 'phone'],
      shows: ['ground', 'reason', 'remedy'],
    },
    lapse: { title: '逾期未补正', from: 'clarifying', to: 'withdrawn', by: 'clock', tell: ['applicant', 'phone'] },
    withdraw: { title: '撤回', from: ['received', 'clarifying'], to: 'withdrawn', by: resident },
  },
})
