export { hotTopics, type TopicOptions } from './hot-topics.ts'
export type { Message, Topic } from './types.ts'
