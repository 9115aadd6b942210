import { z } from 'zod'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** How a person wants to be told, on every device of theirs. The bell keeps everything in any case. */
export const alertSettings = z.object({
  /** Show a line of the system while the page is open; the browser asks for leave on each device. */
  popUp: z.boolean(),
  sound: z.boolean(),
  /** Kinds of news that only go to the bell. */
  muted: z.array(z.string().regex(/^[A-Za-z]{1,40}$/)).max(40),
  /** Hours of the office's clock in which nothing pops up; from after to means over midnight. */
  quiet: z.object({ from: time, to: time }).nullable(),
})
export type AlertSettings = z.infer<typeof alertSettings>
