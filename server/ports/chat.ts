import { createHmac } from 'node:crypto'
import { type Answer, postOut } from './post-out.ts'

export type ChatMaker = 'wecom' | 'dingtalk' | 'feishu'
export interface Robot {
  readonly maker: ChatMaker
  /** The robot's address; it holds its key, so it is kept locked. */
  readonly url: string
  /** The key of 加签; null when the robot is held by words or addresses instead. */
  readonly signing: string | null
}

/** What the maker's robot expects: where, with which body. Shapes as published by 企业微信, 钉钉 and 飞书 for group robots. */
export function chatRequest(robot: Robot, text: string, now: number): { readonly url: string; readonly body: string } {
  const { maker, url, signing } = robot
  if (maker === 'feishu') {
    const timestamp = String(Math.floor(now / 1000))
    const sign = signing && createHmac('sha256', `${timestamp}\n${signing}`).update('').digest('base64')
    return { url, body: JSON.stringify({ ...(sign && { timestamp, sign }), msg_type: 'text', content: { text } }) }
  }
  const body = JSON.stringify({ msgtype: 'text', text: { content: text } })
  if (maker === 'wecom' || !signing) return { url, body }
  const target = new URL(url)
  target.searchParams.set('timestamp', String(now))
  target.searchParams.set('sign', createHmac('sha256', signing).update(`${now}\n${signing}`).digest('base64'))
  return { url: target.href, body }
}

/** Robots answer 200 also when they refuse; what counts is the code inside. */
function refused(answer: Answer): string | null {
  if (answer.status < 200 || answer.status > 299) return `HTTP ${answer.status}`
  try {
    const { errcode, code, StatusCode, errmsg, msg } = JSON.parse(answer.text) as Record<string, unknown>
    const said = errcode ?? code ?? StatusCode
    return said === 0 ? null : `${String(said)} ${String(errmsg ?? msg ?? '')}`.trim()
  } catch {
    return 'no JSON'
  }
}

/** @throws Error when the robot does not take it */
export async function sendChat(robot: Robot, text: string, now: number, allowPrivate: boolean): Promise<void> {
  const { url, body } = chatRequest(robot, text, now)
  const answer = await postOut(url, { headers: { 'content-type': 'application/json' }, body, allowPrivate })
  const no = refused(answer)
  if (no) throw new Error(`chat robot: ${no}`)
}
