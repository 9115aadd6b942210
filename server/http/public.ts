import { z } from 'zod'
import { commandBody, publicCase } from '#contract/cases'
import { id } from '#contract/common'
import type { Command } from '#kernel/engine/model'
import { Fault } from '../errors.ts'
import { runCommand } from '../store/commands.ts'
import { sendPicture } from './files.ts'
import { publicView } from './public-view.ts'
import type { Server } from './server.ts'

/** Who joined, or whose case was merged, rates what became of the main case: the only step that is theirs. */
function rating(command: z.output<typeof commandBody>['command']): Command {
  if (command.kind !== 'take') throw new Fault('not-allowed')
  return { kind: 'rateToo', id: command.id, answers: command.answers }
}

const byNumber = z.object({ number: z.string().regex(/^[\d-]{4,30}$/) })
const withKey = z.object({ 'x-case-key': z.string().max(60).optional() })
const strict = { rateLimit: { max: 30, timeWindow: '1 minute' } }

/** The status page: by number without an account, throttled so that numbers cannot be tried out. */
export async function publicRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['public']
  server.get(
    '/cases/:number',
    {
      config: strict,
      schema: { tags, summary: 'A case by its number', params: byNumber, headers: withKey, response: { 200: publicCase } },
    },
    async request => {
      return (await publicView(office, request.params.number, request.headers['x-case-key'], request.lang)).view
    },
  )

  server.post(
    '/cases/:number/commands',
    {
      config: strict,
      schema: {
        tags,
        summary: 'Rate, say it is not solved, add something',
        params: byNumber,
        headers: withKey,
        body: commandBody.omit({ further: true }),
        response: { 200: publicCase },
      },
    },
    async request => {
      const { params, headers, body, lang } = request
      const { actor, c } = await publicView(office, params.number, headers['x-case-key'], lang)
      if (actor.kind !== 'bearer') throw new Fault('not-allowed')
      await runCommand(office, actor, c.id, body.version, actor.voice === undefined ? body.command : rating(body.command))
      return (await publicView(office, params.number, headers['x-case-key'], lang)).view
    },
  )

  const picture = z.object({ id })
  server.get(
    '/files/:id',
    {
      schema: {
        tags,
        summary: 'A picture of an open field',
        params: picture,
        querystring: z.object({ case: z.string(), thumb: z.coerce.boolean().optional() }),
      },
    },
    async (request, reply) => {
      const { view } = await publicView(office, request.query.case, undefined, 'zh')
      const shown = [...Object.values(view.data).flat(), ...view.story.flatMap(s => s.photos)]
      if (!shown.includes(request.params.id)) throw new Fault('not-found')
      return sendPicture(office, reply, request.params.id, request.query.thumb === true)
    },
  )
}
