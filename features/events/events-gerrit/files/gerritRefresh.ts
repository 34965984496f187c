import { readGerritIntegrationConfigs } from '@backstage/integration';
import { refreshOnPush } from './refreshOnPush';

interface RefUpdated {
  readonly refUpdate?: { readonly project?: string; readonly refName?: string };
}

export default refreshOnPush({
  id: 'gerrit',
  topic: 'gerrit.ref-updated',
  changes: (payload, config) => {
    const { project, refName } = (payload as RefUpdated).refUpdate ?? {};
    if (!project || !refName?.startsWith('refs/heads/')) return [];
    // Which server it was is not said: one that has no such project refreshes nothing.
    return readGerritIntegrationConfigs(
      config.getOptionalConfigArray('integrations.gerrit') ?? [],
    ).map(({ gitilesBaseUrl }) => ({
      type: 'repository.updated',
      url: `${gitilesBaseUrl}/${project}/+/${refName}`,
    }));
  },
});
