import { connectionsOf, type Selection } from '@stagecraft/engine';
import { filledConfig, readAppConfig, type Check } from '@stagecraft/toolchain';
import { readEnvironmentFile } from '../environmentFile.ts';
import { throughProxyOf, tryConnection } from './tryConnection.ts';

export interface ConnectionOptions {
  /** Variables beside those of the project's `.env`; these count more. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Configuration files over those of the project. */
  readonly configs?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks the upstreams of a project's features with the addresses and credentials that the portal will
 * use: one check for each that can be asked with what is set. All at once, each for ten seconds at
 * most.
 * @throws StagecraftError INVALID_CONFIG
 */
export async function tryConnections(
  projectDir: string,
  selection: Selection,
  { env, configs, signal }: ConnectionOptions,
): Promise<Check[]> {
  const all = { ...(await readEnvironmentFile(projectDir)), ...env };
  const set = Object.entries(all).filter(([, value]) => value !== undefined && value !== '');
  const environment = Object.fromEntries(set);
  const config = filledConfig(await readAppConfig(projectDir, configs), environment);
  const connections = connectionsOf(selection.chosen.values(), {
    config,
    secrets: new Set(Object.keys(environment)),
  });
  const endProxy = throughProxyOf(environment);
  try {
    return await Promise.all(connections.map((each) => tryConnection(each, signal)));
  } finally {
    endProxy();
  }
}
