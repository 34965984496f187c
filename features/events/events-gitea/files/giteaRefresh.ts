import { refreshOnPush } from './refreshOnPush';

interface Push {
  readonly ref?: string;
  readonly repository?: { readonly html_url?: string };
}

const BRANCH = 'refs/heads/';

export default refreshOnPush({
  id: 'gitea',
  topic: 'gitea',
  changes: payload => {
    const { ref, repository } = payload as Push;
    if (!ref?.startsWith(BRANCH) || !repository?.html_url) return [];
    const branch = ref.slice(BRANCH.length);
    const url = `${repository.html_url}/src/branch/${branch}`;
    return [{ type: 'repository.updated', url }];
  },
});
