export { type Interval, wilson } from './interval.ts'
export {
  type Answers,
  fewest,
  type Grade,
  gradeOf,
  type Rate,
  type Rates,
  ratesOf,
  type Volume,
  volumeOf,
  type Weighing,
} from './score.ts'
