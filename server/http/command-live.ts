import type { FastifyReply } from 'fastify'
import type { Wall } from '../store/command/command-wall.ts'
import type { Server } from './server.ts'

/** A stream ends after this long and the wall comes back by itself: a link that was revoked shows nothing more. */
const longestMs = 5 * 60_000
const beatMs = 10_000
const mostBehind = 64 * 1024

const streams = new WeakMap<Server, Set<() => void>>()

/** The open streams of a server; it does not wait for walls to go away before it stops. */
function openStreams(server: Server): Set<() => void> {
  let open = streams.get(server)
  if (!open) {
    open = new Set()
    streams.set(server, open)
  }
  return open
}
export const endWallStreams = (server: Server) => {
  for (const end of openStreams(server)) end()
}

/** Hints for one wall: which case changed, or what of the office. Hints only; what changed is asked for. */
export function liveForWall(server: Server, wall: Wall, reply: FastifyReply): void {
  const open = openStreams(server)
  const { live } = server.office
  reply.hijack()
  const out = reply.raw
  out.on('error', () => {})
  out.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    connection: 'keep-alive',
  })
  const say = (event: string, data: object) =>
    out.writableLength > mostBehind ? out.destroy() : out.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  say('beat', { every: beatMs })
  const beat = setInterval(() => say('beat', { every: beatMs }), beatMs)
  const leave = live.subscribe(({ id, version, street }) => {
    if (wall.office || (street !== null && wall.streets.includes(street))) say('case', { id, version })
  })
  const leaveNews = live.onNews(what => say('news', { what }))
  const end = () => void out.end()
  const over = setTimeout(end, longestMs)
  open.add(end)
  out.on('close', () => {
    clearInterval(beat)
    clearTimeout(over)
    open.delete(end)
    leave()
    leaveNews()
  })
}
