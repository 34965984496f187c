import { refreshOnPush } from './refreshOnPush';

interface Push {
  readonly resource?: { readonly repository?: { readonly remoteUrl?: string } };
}

export default refreshOnPush({
  id: 'azure-devops',
  topic: 'azureDevOps.git.push',
  changes: payload => {
    const remoteUrl = (payload as Push).resource?.repository?.remoteUrl;
    if (!remoteUrl) return [];
    const repository = new URL(remoteUrl);
    // Azure puts the name of the organization there, the catalog's locations have none.
    repository.username = '';
    // The event does not say which files changed.
    return ['/catalog-info.yaml', 'catalog-info.yaml'].map(path => ({
      type: 'location.updated',
      url: `${repository}?path=${path}`,
    }));
  },
});
