import {
  choice,
  count,
  day,
  defineCase,
  defineProgramme,
  defineRegister,
  dispatcher,
  ends,
  handler,
  leader,
  measured,
  note,
  optional,
  place,
  reason,
  rows,
  supervisor,
  systemAdmin,
  tally,
  text,
  unit,
  units,
  workdays,
} from '#kernel/index'

/** What is judged on a tour, and how much it counts; the code names the question. */
const criteria = defineRegister({
  title: '互评标准',
  key: 'code',
  columns: {
    code: text('编号', { hint: 'experience、results、practice', max: 40 }),
    title: text('评什么', { max: 60 }),
    weight: count('权重', { max: 100, measure: '%' }),
    how: note('怎么评', { max: 1000 }),
  },
  list: ['code', 'title', 'weight'],
  read: 'public',
  edit: [supervisor, leader, systemAdmin],
})

const score = (title: string, hint: string) => count(title, { max: 100, measure: '分', hint })

/**
 * One stop of a tour on which communities and units visit each other (拉练互评). Judges score apart, on their phone and on
 * the spot; a unit's score for itself does not count; nobody reads another's score before all are in.
 */
export const tourStop = defineCase({
  title: '拉练互评的一站',
  filedBy: [dispatcher, supervisor, leader],
  start: 'planned',
  form: {
    tour: text('哪次拉练', { hint: '例如：2026 年第四季度拉练', max: 60 }),
    unit: unit('看哪个单位'),
    what: text('看什么', { max: 100 }),
    where: place('在哪里'),
    day: day('哪天'),
  },
  assign: 'unit',
  list: ['what', 'unit', 'tour', 'day'],
  open: [],
  beside: [{ title: '同一次拉练的其他站', type: 'tourStop', mine: 'tour', theirs: 'tour' }],
  states: {
    planned: { title: '待拉练', within: workdays(20), duty: supervisor },
    judging: {
      title: '互评中',
      within: workdays(3),
      tasks: {
        for: 'judges',
        by: handler,
        within: workdays(2),
        answer: {
          experience: score('居民的感受', '问几位居民，不看汇报'),
          results: score('实绩', '看现场和数'),
          practice: score('做法', '别处能不能学'),
          residents: count('问了几位居民', { measure: '人' }),
          good: optional(note('值得学的', { max: 1000 })),
          better: note('还可以怎么改', { max: 1000 }),
        },
        settled: 'all',
        into: 'judged',
        apart: true,
        mean: { into: 'score', of: ['experience', 'results', 'practice'], register: 'criteria', weight: 'weight' },
      },
    },
    judged: { title: '已评完，待反馈', within: workdays(5), duty: supervisor },
    told: { title: '已反馈，可说明', within: workdays(5), ifLate: 'end' },
    done: ends('已完成'),
    cancelled: ends('不去了', 'withdrawn'),
  },
  steps: {
    open: {
      title: '到站，请各单位打分',
      from: 'planned',
      to: 'judging',
      by: [supervisor, dispatcher, leader],
      ask: { judges: units('谁来评', { min: 3, max: 20, hint: '被看的单位不评自己' }) },
    },
    judged: {
      title: '评完了',
      from: 'judging',
      to: 'judged',
      by: 'clock',
      ask: { score: optional(measured('平均分', '分', { max: 100, hint: '由系统按标准算出' })) },
    },
    scoreAgain: {
      title: '重新请人评',
      from: 'judging',
      to: 'planned',
      by: supervisor,
      ask: reason('为什么'),
      returns: true,
    },
    tell: {
      title: '反馈给单位',
      from: 'judged',
      to: 'told',
      by: [supervisor, dispatcher],
      ask: {
        // So few judges make no order: a band says enough.
        band: choice('档次', { good: '好', fair: '较好', usual: '一般' }, { hint: '评的人少，只说档次，不排名次' }),
        summary: note('好做法和建议', { max: 2000 }),
      },
    },
    answer: {
      title: '单位说明',
      from: 'told',
      to: 'done',
      by: handler,
      ask: {
        said: note('说明', { max: 1000 }),
        copies: optional(
          rows('从这次拉练学什么', {
            what: text('学什么', { max: 200 }),
            from: optional(text('学自哪一站', { max: 100 })),
            copyBy: day('什么时候做到'),
          }),
        ),
      },
    },
    end: { title: '没有说明', from: 'told', to: 'done', by: 'clock' },
    cancel: { title: '不去了', from: 'planned', to: 'cancelled', by: [supervisor, leader], ask: reason('为什么'), returns: true },
  },
})

export default defineProgramme({
  id: 'peer-review',
  title: '拉练互评',
  source: 'S3-05',
  cases: { tourStop },
  registers: { criteria },
  indicators: { stops: tally('拉练互评的站', tourStop, { by: ['tour'] }) },
})
