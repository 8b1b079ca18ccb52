import httpProxy from '@fastify/http-proxy'
import type { FastifyInstance } from 'fastify'
import { Agent } from 'undici'

/**
 * `/api/…` is the Graph stand-in's `/_outlook/…`: what a person does in Outlook, without a token. The page cannot ask
 * that server itself, since a browser may have accepted the certificate of one port only.
 */
export async function backDoorRoutes(app: FastifyInstance, { graphUrl, ca }: { graphUrl: string; ca: string }): Promise<void> {
  const agent = new Agent({ connect: { ca } })
  app.addHook('onClose', () => agent.close())
  await app.register(httpProxy, {
    upstream: graphUrl,
    prefix: '/api',
    rewritePrefix: '/_outlook',
    undici: agent,
    replyOptions: {
      onError: (reply) => {
        reply.code(502).send({ error: `The mailboxes at ${graphUrl} do not answer. Start the Graph stand-in, then try again.` })
      },
    },
  })
}
