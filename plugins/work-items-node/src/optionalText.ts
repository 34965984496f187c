import type { RootConfigService } from '@backstage/backend-plugin-api';

type Texts = Pick<RootConfigService, 'getOptional' | 'getOptionalString'>;

/**
 * A text of the configuration. An empty one, as of a variable that is set to
 * nothing, is none: it would keep the whole backend from starting.
 *
 * @public
 */
export function optionalText(
  config: Texts | undefined,
  key: string,
): string | undefined {
  return config?.getOptional(key) === ''
    ? undefined
    : config?.getOptionalString(key);
}
