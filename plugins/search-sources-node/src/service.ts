import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  type LoggerService,
  type PermissionsRegistryService,
  type RootConfigService,
  type SchedulerService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { SearchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { migrate } from './migrations';
import { createRouter } from './router';
import type { SearchSource, SourceReading } from './source';
import { SourceCollatorFactory } from './SourceCollatorFactory';
import { SourceStore } from './SourceStore';
import { statusOf, type RegisteredSource, type SourceStatus } from './status';
import {
  parseResourceRef,
  permissionFor,
  searchDocumentResourceRef,
  searchDocumentRules,
} from './visibility';

/** @public */
export interface AddSourceOptions {
  source: SearchSource;
  reading: SourceReading;
  schedule: SchedulerServiceTaskScheduleDefinition;
  indexRegistry: SearchIndexRegistryExtensionPoint;
  logger: LoggerService;
}

/**
 * Where our sources of the search index are registered: it gives them their
 * tables, their schedule and their permission, and tells of them at
 * `/api/search/sources`.
 *
 * @public
 */
export interface SearchSourcesService {
  addSource(options: AddSourceOptions): void;
  /** What is known of each source, in the order of their titles. */
  statuses(): Promise<SourceStatus[]>;
}

interface SourceRegistryOptions {
  store: SourceStore;
  config: RootConfigService;
  permissionsRegistry: PermissionsRegistryService;
  scheduler: SchedulerService;
}

class SourceRegistry implements SearchSourcesService {
  readonly #options: SourceRegistryOptions;
  readonly #sources: RegisteredSource[] = [];

  constructor(options: SourceRegistryOptions) {
    this.#options = options;
    options.permissionsRegistry.addResourceType({
      resourceRef: searchDocumentResourceRef,
      rules: Object.values(searchDocumentRules),
      getResources: async refs => refs.map(parseResourceRef),
    });
  }

  get sources(): readonly RegisteredSource[] {
    return this.#sources;
  }

  addSource(options: AddSourceOptions): void {
    const { source, reading, schedule, indexRegistry, logger } = options;
    const { store, config, permissionsRegistry, scheduler } = this.#options;
    const permission = permissionFor(source.type, reading.visibility);
    if (permission) permissionsRegistry.addPermissions([permission]);
    const refusal = refusalOf(source, reading, config);
    this.#sources.push({ source, reading, permission, refusal });
    indexRegistry.addCollator({
      schedule: scheduler.createScheduledTaskRunner(schedule),
      factory: new SourceCollatorFactory({
        source,
        reading,
        store,
        logger,
        refusal,
      }),
    });
  }

  async statuses(): Promise<SourceStatus[]> {
    const { store } = this.#options;
    const found = await Promise.all(
      this.#sources.map(async each =>
        statusOf(each, await store.record(each.source.type)),
      ),
    );
    return found.sort((one, other) => one.title.localeCompare(other.title));
  }
}

/** @public */
export const searchSourcesServiceRef = createServiceRef<SearchSourcesService>({
  id: 'stagecraft.search-sources',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async factory({ database, httpAuth, httpRouter, permissions, ...deps }) {
        const client = await database.getClient();
        if (!database.migrations?.skip) await migrate(client);
        const store = new SourceStore(client);
        const registry = new SourceRegistry({ ...deps, store });
        httpRouter.use(createRouter({ registry, httpAuth, permissions }));
        return registry;
      },
    }),
});

/** Without the check that hides documents, everyone would find all of them. */
function refusalOf(
  { title }: SearchSource,
  { visibility }: SourceReading,
  config: RootConfigService,
): string | undefined {
  const isChecked = config.getOptionalBoolean('permission.enabled') ?? false;
  if (visibility === 'permission' && !isChecked) {
    return `${title} is not indexed: its visibility is permission, and permissions are switched off. Set permission.enabled to true, or another visibility.`;
  }
  const isOpen =
    config.getOptionalBoolean(
      'backend.auth.dangerouslyDisableDefaultAuthPolicy',
    ) ?? false;
  if (visibility === 'signed-in' && isOpen && !isChecked) {
    return `${title} is not indexed: its visibility is signed-in, and the backend answers everyone. Remove backend.auth.dangerouslyDisableDefaultAuthPolicy, or set the visibility to everyone.`;
  }
  return undefined;
}
