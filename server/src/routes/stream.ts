import { PassThrough } from 'node:stream';
import { streamMessage } from '@bihuan/contracts';
import { z } from 'zod';
import type { StreamHub } from '../jobs/stream-hub.js';
import { resumeSession } from '../usecases/resume-session.js';
import type { App } from '../usecases/types.js';
import { visitorIn } from './access.js';
import { problems, type Scope } from './describe.js';
import { ProblemError, problemOf } from './problem.js';

/** A browser with a few windows needs a few; more is a loop. */
const streamsOfOnePerson = 20;
/** What a stream may hold back for a slow reader; beyond it the stream ends, and its reader resumes. */
const longestQueueBytes = 1 << 20;

export function streamRoute(scope: Scope, app: App, hub: StreamHub): void {
  scope.route({
    method: 'GET',
    url: '/stream',
    schema: {
      operationId: 'listen',
      tags: ['stream'],
      summary: 'Server-sent events: cases and lights that changed, of what the person may see',
      description:
        "Each event's name is its type and its data a StreamMessage. An event with an id can be resumed after: send it as Last-Event-ID. A tick comes at once and then at least every 25 seconds of the server's clock.",
      headers: z.object({ 'last-event-id': z.string().max(64).optional() }),
      response: {
        200: {
          description: 'The stream; it ends with the session',
          content: { 'text/event-stream': { schema: streamMessage } },
        },
        ...problems(401, 429, 500),
      },
    },
    handler: async (request, reply) => {
      const visitor = visitorIn(request);
      if (hub.openOf(visitor.actor.person) >= streamsOfOnePerson) {
        throw new ProblemError(problemOf(429, 'too-many-streams', 'Too many streams are open: close some'));
      }
      const out = new PassThrough();
      const leave = hub.join({
        actor: visitor.actor,
        after: request.headers['last-event-id'] ?? null,
        send(message, position) {
          if (out.writableLength + reply.raw.writableLength > longestQueueBytes) out.end();
          if (out.writableEnded) return;
          const id = position === null ? '' : `id: ${position}\n`;
          out.write(`event: ${message.type}\n${id}data: ${JSON.stringify(message)}\n\n`);
        },
        async whoNow() {
          const resumed = await resumeSession(app, visitor.token, { watching: true });
          return resumed.ok ? resumed.value.actor : null;
        },
        end: () => out.end(),
      });
      out.on('close', leave);
      reply.raw.on('close', () => {
        leave();
        out.destroy();
      });
      reply
        .header('content-type', 'text/event-stream; charset=utf-8')
        .header('cache-control', 'no-store, no-transform')
        .header('x-accel-buffering', 'no');
      return reply.send(out as never);
    },
  });
}
