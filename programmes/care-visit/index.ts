import {
  answerOf,
  choice,
  communityWorker,
  day,
  days,
  defineProgramme,
  defineRound,
  ends,
  hours,
  optional,
  type Personal,
  person,
  personal,
  phone,
  place,
  resident,
  span,
  workdays,
  yesno,
} from '#kernel/index'

/** Kept for as long as the visits go on, and not a day longer. */
const forVisits: Personal = { purpose: '按约定上门或打电话问候', basis: 'consent', keep: hours(0) }
const forTheNeighbour: Personal = { purpose: '约定的人联系不上时，请您指定的邻居看看', basis: 'consent', keep: hours(0) }

/**
 * Somebody looks in on a person who asked for it or agreed to it, as often as the two of them settled. What is noted is the
 * day and whether something is needed: nothing about opinions, health or the home. Saying no has no effect, and when it
 * ends everything is deleted.
 */
export const careVisit = defineRound({
  title: '关爱探访',
  filedBy: [resident, communityWorker],
  start: 'asked',
  form: {
    who: person('希望有人问候的人', forVisits),
    call: phone('打哪个电话', forVisits),
    where: personal(place('住在哪里'), forVisits),
    every: span('希望多久一次'),
    neighbour: optional(person('联系不上时可以请哪位邻居看看', forTheNeighbour)),
  },
  list: ['every'],
  reveal: [communityWorker],
  confidential: true,
  forget: hours(0),
  by: communityWorker,
  samePerson: true,
  every: answerOf('next', answerOf('every', days(7))),
  dueTitle: '等下次探访',
  visits: {
    fine: { title: '一切都好', ask: { next: optional(day('下次哪天')) } },
    needs: { title: '需要帮忙', ask: { next: optional(day('下次哪天')) } },
    declined: { title: '这次不用来', counts: 'offered', ask: { next: optional(day('下次哪天')) } },
  },
  // A day ends at midnight, when nobody is rung up: these hours lead to four in the afternoon, eight in the evening and noon.
  ifMissed: {
    call: { title: '先打电话', step: '到时间没人去，先打电话', within: hours(16) },
    neighbour: {
      title: '请邻居看看',
      step: '电话没打通，请指定的邻居看看',
      within: hours(4),
      when: c => c.neighbour.filled(),
    },
    door: { title: '上门看看', step: '还没有消息，上门看看', within: hours(16) },
  },
  states: {
    asked: { title: '待约定', within: workdays(3), duty: communityWorker },
    ended: ends('已结束', 'withdrawn'),
  },
  steps: {
    agree: {
      title: '约好了',
      from: 'asked',
      to: 'due',
      by: communityWorker,
      ask: {
        agreed: choice('怎么同意的', { asked: '本人提出', agreed: '问过本人，本人同意' }),
        neighbourAgreed: optional(yesno('邻居也愿意')),
        next: optional(day('第一次哪天')),
      },
    },
    end: {
      title: '不再需要',
      from: ['asked', 'due', 'call', 'neighbour', 'door'],
      to: 'ended',
      by: [resident, communityWorker],
    },
  },
})

export default defineProgramme({
  id: 'care-visit',
  title: '关爱探访',
  source: 'S1-07; S0-22; S0-26; S0-46',
  cases: { careVisit },
})
