import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { eventsExtensionPoint } from '@backstage/plugin-events-node/alpha';

export interface SignedWebhooks {
  /** Of the events, and the last part of the address that takes them. */
  readonly topic: string;
  /** Holds the signature, in lower case. */
  readonly header: string;
  /** What the header has before the signature. */
  readonly prefix: string;
}

/** Takes webhooks whose body is signed with events.modules.<topic>.webhookSecret. */
export function signedWebhooks({ topic, header, prefix }: SignedWebhooks) {
  return createBackendModule({
    pluginId: 'events',
    moduleId: `${topic.toLowerCase()}-signed-webhooks`,
    register(env) {
      env.registerInit({
        deps: { config: coreServices.rootConfig, events: eventsExtensionPoint },
        async init({ config, events }) {
          const secret = config.getOptionalString(
            `events.modules.${topic}.webhookSecret`,
          );
          // Without a secret anybody could send events: none are taken.
          if (!secret) return;
          events.addHttpPostIngress({
            topic,
            validator: async (request, context) => {
              const signature = createHmac('sha256', secret)
                .update(request.raw.body)
                .digest('hex');
              const given = request.headers[header];
              if (!isSame(given, prefix + signature)) {
                const payload = { message: 'invalid signature' };
                context.reject({ status: 403, payload });
              }
            },
          });
        },
      });
    },
  });
}

function isSame(given: string | string[] | undefined, expected: string) {
  if (typeof given !== 'string') return false;
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
