import {
  coreServices,
  createBackendModule,
  type BackendFeature,
  type LoggerService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { JsonValue } from '@backstage/types';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { readReading, type ReadingDefaults } from './reading';
import { searchSourcesServiceRef } from './service';
import type { SearchSource } from './source';

/** @public */
export interface SearchSourceModuleOptions<TResume extends JsonValue> {
  /** As `google-drive`. */
  moduleId: string;
  /** As `search.collators.googleDrive`. */
  configKey: string;
  defaults?: ReadingDefaults;
  /** Given what stands under the key, and all of the configuration. */
  createSource(options: {
    config: Config;
    root: Config;
    logger: LoggerService;
  }): SearchSource<TResume>;
}

/**
 * Makes a backend module of a source. Without its key in the configuration it
 * does nothing.
 *
 * @public
 */
export function createSearchSourceModule<TResume extends JsonValue>(
  options: SearchSourceModuleOptions<TResume>,
): BackendFeature {
  const { moduleId, configKey, defaults = {}, createSource } = options;
  return createBackendModule({
    pluginId: 'search',
    moduleId,
    register(reg) {
      reg.registerInit({
        deps: {
          indexRegistry: searchIndexRegistryExtensionPoint,
          logger: coreServices.logger,
          root: coreServices.rootConfig,
          sources: searchSourcesServiceRef,
        },
        async init({ indexRegistry, logger, root, sources }) {
          const config = root.getOptionalConfig(configKey);
          if (!config) {
            logger.info(`Nothing is indexed of ${moduleId}: set ${configKey}.`);
            return;
          }
          const source = createSource({ config, root, logger });
          sources.addSource({
            // What a source resumes from comes back as it gave it.
            source: source as unknown as SearchSource,
            ...readReading(config, defaults),
            indexRegistry,
            logger: logger.child({ source: source.type }),
          });
        },
      });
    },
  });
}
