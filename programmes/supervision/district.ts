import { answerOf, day, days, defineCase, ends, handler, note, optional, photos, reason, role, text, unit } from '#kernel/index'

/** Inspects for a county-level government; an office that is no district cannot give anybody this post. */
export const districtInspector = role('district-inspector', '区督查员', 'office', 'district')

/**
 * An inspection by the district (督查): by plan and scope, with a written conclusion that is fed back (政府督查工作条例 16); the
 * unit may ask within thirty days to have it looked at again, which takes thirty more (17); what is to be put right is
 * checked (18).
 */
export const districtInspection = defineCase({
  title: '区级督查',
  filedBy: [districtInspector],
  start: 'inspecting',
  form: {
    plan: text('督查计划', { hint: '批准的计划名称和编号', max: 120 }),
    matter: note('督查事项', { max: 1000 }),
    scope: note('范围和方式', { hint: '查哪些、怎么查、去几次', max: 1000 }),
    unit: unit('督查对象'),
    doneBy: day('何时查完'),
  },
  assign: 'unit',
  list: ['matter', 'unit', 'plan', 'doneBy'],
  open: [],
  beside: [{ title: '正在督查同一单位的还有', type: 'districtInspection', mine: 'unit', theirs: 'unit', warns: true }],
  states: {
    inspecting: { title: '督查中', within: answerOf('doneBy', days(60)), duty: districtInspector },
    // 条例 17: thirty days to ask, thirty to decide.
    concludedFine: { title: '已反馈结论，可申请复核', within: days(30), ifLate: 'final' },
    concludedWrong: { title: '已反馈结论，可申请复核；边改边等', within: days(30), ifLate: 'finalWrong' },
    reviewing: { title: '复核中', within: days(30), duty: districtInspector },
    mending: { title: '整改中', within: answerOf('mendBy', days(60)) },
    mended: { title: '整改待核查', within: days(15), duty: districtInspector },
    closed: ends('已办结'),
    revoked: ends('结论已撤销', 'withdrawn'),
  },
  steps: {
    conclude: {
      title: '反馈结论：无需整改',
      from: 'inspecting',
      to: 'concludedFine',
      by: districtInspector,
      ask: { conclusion: note('结论和事实', { max: 4000 }) },
    },
    concludeWrong: {
      title: '反馈结论：要整改',
      from: 'inspecting',
      to: 'concludedWrong',
      by: districtInspector,
      ask: {
        conclusion: note('结论和事实', { max: 4000 }),
        mend: note('整改要求', { max: 2000 }),
        mendBy: day('整改期限'),
      },
    },
    askReview: {
      title: '申请复核',
      from: ['concludedFine', 'concludedWrong'],
      to: 'reviewing',
      by: handler,
      ask: reason('不同意的理由'),
      returns: true,
    },
    upheld: {
      title: '复核：维持，无需整改',
      from: 'reviewing',
      to: 'closed',
      by: districtInspector,
      notBy: 'conclude',
      when: c => c.$taken('concludeWrong').atLeast(1).not(),
      ask: { reviewed: note('复核意见', { max: 2000 }) },
    },
    upheldWrong: {
      title: '复核：维持，整改',
      from: 'reviewing',
      to: 'mending',
      by: districtInspector,
      notBy: 'concludeWrong',
      when: c => c.$taken('concludeWrong').atLeast(1),
      ask: { reviewed: note('复核意见', { max: 2000 }) },
    },
    revoke: {
      title: '复核：撤销结论',
      from: 'reviewing',
      to: 'revoked',
      by: districtInspector,
      ask: { reviewed: note('复核意见', { max: 2000 }) },
    },
    final: { title: '没有申请复核，结论生效', from: 'concludedFine', to: 'closed', by: 'clock' },
    finalWrong: { title: '没有申请复核，进入整改', from: 'concludedWrong', to: 'mending', by: 'clock' },
    mendNow: {
      title: '整改完成',
      from: ['mending', 'concludedWrong'],
      to: 'mended',
      by: handler,
      ask: { mendedHow: note('怎么整改的', { max: 2000 }), proof: optional(photos('整改后的照片')) },
    },
    check: {
      title: '核查通过',
      from: 'mended',
      to: 'closed',
      by: districtInspector,
      ask: { checked: note('怎么核查的', { max: 1000 }) },
    },
    notMended: {
      title: '没有改到位',
      from: 'mended',
      to: 'mending',
      by: districtInspector,
      ask: { ...reason('哪里没有改到'), mendBy: day('整改期限') },
      returns: true,
    },
  },
})
