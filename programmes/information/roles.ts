import { role } from '#kernel/index'

/** Writes what the office publishes, and answers requests for what it has not published. */
export const publisher = role('publisher', '信息公开员', 'office')
/** Checks before anything is published; never what the same person wrote. The street leader may do so too. */
export const publicationReviewer = role('publication-reviewer', '公开审核人', 'office')
