import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import {
  createJsonSchemaTransform,
  createJsonSchemaTransformObject,
} from 'fastify-type-provider-zod';
import type { App } from '../app.ts';
import { documentBodies, withoutUnused } from '../openapi/document.ts';
import type { Context } from './context.ts';

const TAGS = [
  { name: 'Library', description: 'What can be chosen' },
  { name: 'Compositions', description: 'What comes of a blueprint, without keeping it' },
  { name: 'Projects', description: 'Creating and starting projects on this machine: local mode' },
  { name: 'Page', description: 'The web application' },
  { name: 'Operation', description: 'For whoever runs the server' },
];

const DESCRIPTION = `Makes Backstage projects of blueprints.

A blueprint is sent as JSON, \`{"blueprint": …}\`, or as the text of a \`stagecraft.yaml\` with the type
\`text/yaml\`; then errors say the line and the column. Errors are \`application/problem+json\`
(RFC 9457) with the codes of the command line.

In local mode every call needs the token that \`stagecraft serve\` prints, as
\`Authorization: Bearer <token>\` or as the cookie of the page.`;

/** Without the bar in which one chooses among descriptions: there is one. */
const STYLE = '.swagger-ui .topbar { display: none; }\n';

/** Collects the routes that are registered after this call. */
export async function registerOpenApi(app: App, { version, options }: Context): Promise<void> {
  const transformObject = createJsonSchemaTransformObject({});
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Stagecraft',
        version,
        description: DESCRIPTION,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      tags: TAGS.filter(({ name }) => name !== 'Projects' || options.mode === 'local'),
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'What `stagecraft serve` prints' },
        },
      },
      ...(options.mode === 'local' ? { security: [{ token: [] }] } : {}),
    },
    transform: createJsonSchemaTransform({}),
    transformObject: (document) => withoutUnused(documentBodies(transformObject(document))),
  });
}

/** `/api/v1/openapi.json` and the reference page `/api/docs`. */
export async function openApiRoutes(app: App): Promise<void> {
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { docExpansion: 'list', validatorUrl: null },
    theme: { title: 'Stagecraft API', css: [{ filename: 'stagecraft.css', content: STYLE }] },
  });
}
