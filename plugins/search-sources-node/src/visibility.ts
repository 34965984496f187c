import {
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';

/**
 * Who may find the documents of a source.
 *
 * `everyone`: whoever can open the portal, guests too.
 * `signed-in`: who has signed in. With permissions switched on, the policy is
 * asked once for the source as a whole, so that it can leave out guests.
 * `permission`: the policy is asked for each document.
 *
 * @public
 */
export type Visibility = 'everyone' | 'signed-in' | 'permission';

/** @public */
export const VISIBILITIES: readonly Visibility[] = [
  'everyone',
  'signed-in',
  'permission',
];

/**
 * Resource type of the documents of all our sources.
 *
 * @public
 */
export const RESOURCE_TYPE_SEARCH_DOCUMENT = 'search-document';

/**
 * What a `resourceRef` says of a document; it says all that rules need, so that
 * a decision takes no look into a database.
 *
 * @public
 */
export interface SearchDocumentResource {
  /** As `google-drive`. */
  source: string;
  /** Id of the space, drive or project. */
  container: string;
  id: string;
}

/** @public */
export const searchDocumentResourceRef = createPermissionResourceRef<
  SearchDocumentResource,
  Partial<SearchDocumentResource>
>().with({ pluginId: 'search', resourceType: RESOURCE_TYPE_SEARCH_DOCUMENT });

/**
 * `<source>:<container>/<id>`, each encoded as in a URL.
 *
 * @public
 */
export function resourceRefOf(document: SearchDocumentResource): string {
  const { source, container, id } = document;
  const [first, second, third] = [source, container, id].map(
    encodeURIComponent,
  );
  return `${first}:${second}/${third}`;
}

/** @public */
export function parseResourceRef(
  ref: string,
): SearchDocumentResource | undefined {
  const found = /^([^:/]+):([^/]*)\/(.+)$/.exec(ref);
  if (!found) return undefined;
  const [source = '', container = '', id = ''] = found
    .slice(1)
    .map(decodeURIComponent);
  return { source, container, id };
}

const isInContainer = createPermissionRule({
  name: 'IS_IN_CONTAINER',
  description: 'Allow documents of certain spaces, drives or projects',
  resourceRef: searchDocumentResourceRef,
  paramsSchema: z.object({
    containers: z
      .array(z.string())
      .describe('Ids of the spaces, drives or projects'),
  }),
  apply: ({ container }, { containers }) => containers.includes(container),
  toQuery: ({ containers }) => ({
    anyOf: containers.map(container => ({ container })) as [
      { container: string },
    ],
  }),
});

const isFromSource = createPermissionRule({
  name: 'IS_FROM_SOURCE',
  description: 'Allow documents of certain sources',
  resourceRef: searchDocumentResourceRef,
  paramsSchema: z.object({
    sources: z.array(z.string()).describe('As google-drive or jira'),
  }),
  apply: ({ source }, { sources }) => sources.includes(source),
  toQuery: ({ sources }) => ({
    anyOf: sources.map(source => ({ source })) as [{ source: string }],
  }),
});

/** @public */
export const searchDocumentRules = { isInContainer, isFromSource };

const conditionExports = createConditionExports({
  resourceRef: searchDocumentResourceRef,
  rules: searchDocumentRules,
});

/**
 * For policies: `searchDocumentConditions.isInContainer({ containers: ['ENG'] })`.
 *
 * @public
 */
export const searchDocumentConditions = conditionExports.conditions;

/** @public */
export const createSearchDocumentConditionalDecision =
  conditionExports.createConditionalDecision;

/**
 * The permission of a source, as `search.google-drive.read`; undefined when
 * everyone may find its documents.
 *
 * @public
 */
export function permissionFor(
  type: string,
  visibility: Visibility,
): Permission | undefined {
  if (visibility === 'everyone') return undefined;
  const name = `search.${type}.read`;
  const attributes = { action: 'read' } as const;
  return visibility === 'permission'
    ? createPermission({
        name,
        attributes,
        resourceType: RESOURCE_TYPE_SEARCH_DOCUMENT,
      })
    : createPermission({ name, attributes });
}
