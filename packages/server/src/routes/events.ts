import { Readable } from 'node:stream';
import { z } from 'zod';
import type { App } from '../app.ts';
import type { Journal, JournalEvent } from '../projects/journal.ts';
import type { Projects } from '../projects/projects.ts';
import { answer, problems } from './context.ts';
import { idParams } from './projects.ts';

/** Proxies end what is silent for long, mostly after 60 s. */
const HEARTBEAT_MS = 15_000;
const RETRY_MS = 1000;
/** Bytes that wait for a reader; one that is slower comes back and goes on where it was. */
const MAX_WAITING = 4 * 1024 * 1024;

/** `GET /api/v1/projects/:id/events`: what happens, as Server-Sent Events. */
export function eventRoutes(app: App, projects: Projects): void {
  const open = new Set<Readable>();
  // Otherwise closing waits for readers that never leave.
  app.addHook('preClose', async () => {
    for (const stream of open) stream.push(null);
  });
  app.get(
    '/api/v1/projects/:id/events',
    {
      exposeHeadRoute: false,
      schema: {
        operationId: 'followProject',
        tags: ['Projects'],
        summary: 'Follow a project: events "state" (the whole state) and "log" ({"line": …})',
        params: idParams,
        headers: z.looseObject({
          'last-event-id': z
            .string()
            .regex(/^\d{1,15}$/, 'a number')
            .optional()
            .describe('Goes on after this event'),
        }),
        response: {
          200: answer('Server-Sent Events', z.string(), 'text/event-stream'),
          ...problems(404),
        },
      },
    },
    async ({ params, headers }, reply) => {
      const journal = projects.journal(params.id);
      const stream = eventStream(journal, Number(headers['last-event-id'] ?? 0));
      open.add(stream);
      stream.once('close', () => open.delete(stream));
      return reply
        .type('text/event-stream; charset=utf-8')
        .header('x-accel-buffering', 'no')
        .send(stream as unknown as string);
    },
  );
}

function eventStream(journal: Journal, after: number): Readable {
  const stream = new Readable({ read: () => undefined });
  const send = (text: string) => {
    stream.push(text);
    if (stream.readableLength > MAX_WAITING) stream.destroy();
  };
  send(`retry: ${RETRY_MS}\n\n`);
  for (const event of journal.since(after)) send(textOf(event));
  const leave = journal.follow((event) => send(textOf(event)));
  const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS).unref();
  stream.once('close', () => {
    leave();
    clearInterval(heartbeat);
  });
  return stream;
}

function textOf({ id, event, data }: JournalEvent): string {
  return `id: ${id}\nevent: ${event}\ndata: ${data}\n\n`;
}
