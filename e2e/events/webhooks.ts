type Values = Readonly<Record<string, string>>;

/** What a version control sends when somebody pushed, and what the portal then reads there. */
export interface Webhook {
  readonly feature: string;
  /** Its name. */
  readonly test: string;
  readonly standIn: string;
  readonly topic: string;
  /** A component whose file was changed. */
  readonly component: string;
  readonly title: string;
  /** Paths by which the file is read. */
  readonly reads: RegExp;
  readonly headers: Readonly<Record<string, string>>;
  readonly isSigned: boolean;
  readonly sign: (given: { readonly secret: string; readonly hmac: string }) => Values;
  readonly payload: (values: Values) => unknown;
  /** Changes the file at the stand-in, where that can be. */
  readonly change?: (values: Values, content: string) => Promise<void>;
}

const REF = 'refs/heads/main';
const COMMIT = '5f0c1d7a9e3b4c2d8f6a0b1c2d3e4f5a6b7c8d9e';
const FILE = 'catalog-info.yaml';
const push = { added: [], removed: [], modified: [FILE] };

export function changed({ title }: Pick<Webhook, 'title'>): string {
  return `${title}, as it is after the push`;
}

export function catalogFile({ component, title }: Webhook): string {
  return `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: ${component}, title: ${title}, description: '${changed({ title })}' }
spec: { type: service, lifecycle: production, owner: group:default/web }
`;
}

const github: Webhook = {
  feature: 'events-github',
  test: 'a signed push of GitHub changes the catalog at once',
  standIn: 'github',
  topic: 'github',
  component: 'storefront',
  title: 'Storefront',
  reads: /\/repos\/acme\/storefront\/contents\/catalog-info\.yaml$/,
  headers: { 'x-github-event': 'push' },
  isSigned: true,
  sign: ({ hmac }) => ({ 'x-hub-signature-256': `sha256=${hmac}` }),
  payload: () => ({
    ref: REF,
    after: COMMIT,
    compare: 'https://github.com/acme/storefront/compare/5f0c1d7a9e3b...8d9e',
    repository: {
      name: 'storefront',
      full_name: 'acme/storefront',
      html_url: 'https://github.com/acme/storefront',
      owner: { login: 'acme' },
      default_branch: 'main',
      topics: [],
      fork: false,
      archived: false,
      visibility: 'internal',
    },
    organization: { login: 'acme' },
    commits: [{ id: COMMIT, url: `https://github.com/acme/storefront/commit/${COMMIT}`, ...push }],
  }),
  async change({ apiUrl, token }, content) {
    const address = `${apiUrl}/repos/acme/storefront/contents/${FILE}`;
    const headers = { authorization: `Bearer ${token}` };
    const { sha } = (await (await fetch(address, { headers })).json()) as { sha: string };
    const body = { message: 'Describe it', content: Buffer.from(content).toString('base64'), sha };
    await put(address, headers, body);
  },
};

const gitlab: Webhook = {
  feature: 'events-gitlab',
  test: 'a push of GitLab with its token changes the catalog at once',
  standIn: 'gitlab',
  topic: 'gitlab',
  component: 'ledger',
  title: 'Ledger',
  reads: /ledger\/repository\/files\/catalog-info\.yaml\/raw$/,
  headers: { 'x-gitlab-event': 'Push Hook' },
  isSigned: true,
  sign: ({ secret }) => ({ 'x-gitlab-token': secret }),
  payload: () => ({
    object_kind: 'push',
    event_name: 'push',
    ref: REF,
    after: COMMIT,
    project_id: 4103,
    project: {
      id: 4103,
      name: 'ledger',
      path_with_namespace: 'acme/payments/ledger',
      web_url: 'https://gitlab.com/acme/payments/ledger',
      default_branch: 'main',
    },
    commits: [{ id: COMMIT, ...push }],
  }),
  async change({ apiUrl, token }, content) {
    const project = encodeURIComponent('acme/payments/ledger');
    const body = { branch: 'main', content, commit_message: 'Describe it' };
    const address = `${apiUrl}/projects/${project}/repository/files/${FILE}`;
    await put(address, { 'private-token': token ?? '' }, body);
  },
};

const bitbucketCloud: Webhook = {
  feature: 'events-bitbucket-cloud',
  test: 'a signed push of Bitbucket Cloud refreshes the catalog at once',
  standIn: 'bitbucket-cloud',
  topic: 'bitbucketCloud',
  component: 'gift-cards',
  title: 'Gift cards',
  reads: /gift-cards\/src\/.*catalog-info\.yaml$/,
  headers: { 'x-event-key': 'repo:push' },
  isSigned: true,
  sign: ({ hmac }) => ({ 'x-hub-signature': `sha256=${hmac}` }),
  payload: () => ({
    repository: {
      slug: 'gift-cards',
      full_name: 'acme/gift-cards',
      workspace: { slug: 'acme' },
      project: { key: 'SHOP' },
      links: { html: { href: 'https://bitbucket.org/acme/gift-cards' } },
    },
    push: { changes: [{ new: { type: 'branch', name: 'main' } }] },
  }),
};

const bitbucketServer: Webhook = {
  feature: 'events-bitbucket-server',
  test: 'a signed push of Bitbucket Data Center refreshes the catalog at once',
  standIn: 'bitbucket-server',
  topic: 'bitbucketServer',
  component: 'loyalty',
  title: 'Loyalty program',
  reads: /\/repos\/loyalty\/raw\/catalog-info\.yaml$/,
  headers: { 'x-event-key': 'repo:refs_changed' },
  isSigned: true,
  sign: ({ hmac }) => ({ 'x-hub-signature': `sha256=${hmac}` }),
  payload: () => ({
    eventKey: 'repo:refs_changed',
    repository: {
      slug: 'loyalty',
      project: { key: 'WEB' },
      links: {
        self: [{ href: 'https://bitbucket.example.com/projects/WEB/repos/loyalty/browse' }],
      },
    },
    changes: [{ ref: { id: REF, displayId: 'main', type: 'BRANCH' }, type: 'UPDATE' }],
  }),
};

const azureDevops: Webhook = {
  feature: 'events-azure-devops',
  test: 'a push of Azure DevOps with its secret refreshes the catalog at once',
  standIn: 'azure-devops',
  topic: 'azureDevOps',
  component: 'returns',
  title: 'Returns',
  reads: /\/repositories\/returns\/items$/,
  headers: {},
  isSigned: true,
  sign: ({ secret }) => ({ 'x-ado-webhook-secret': secret }),
  payload: ({ organization, project }) => ({
    eventType: 'git.push',
    publisherId: 'tfs',
    resource: {
      refUpdates: [{ name: REF, newObjectId: COMMIT }],
      repository: {
        name: 'returns',
        defaultBranch: REF,
        remoteUrl: `https://${organization}@dev.azure.com/${organization}/${project}/_git/returns`,
      },
    },
  }),
};

const gitea: Webhook = {
  feature: 'events-gitea',
  test: 'a signed push of Gitea refreshes the catalog at once',
  standIn: 'gitea',
  topic: 'gitea',
  component: 'label-printer',
  title: 'Label printer',
  reads: /\/repos\/acme\/label-printer\/contents\/catalog-info\.yaml$/,
  headers: { 'x-gitea-event': 'push' },
  isSigned: true,
  sign: ({ hmac }) => ({ 'x-gitea-signature': hmac }),
  payload: ({ url }) => ({
    ref: REF,
    after: COMMIT,
    commits: [{ id: COMMIT, ...push }],
    repository: { full_name: 'acme/label-printer', html_url: `${url}/acme/label-printer` },
  }),
};

const gerrit: Webhook = {
  feature: 'events-gerrit',
  test: 'an event of Gerrit refreshes the catalog at once',
  standIn: 'gerrit',
  topic: 'gerrit',
  component: 'parcel-tracker',
  title: 'Parcel tracker',
  reads: /\/projects\/parcel-tracker\/branches\/main\/files\/catalog-info\.yaml\/content$/,
  headers: {},
  isSigned: false,
  sign: () => ({}),
  payload: () => ({
    type: 'ref-updated',
    submitter: { name: 'Tomas Novak', username: 'tomas-novak' },
    refUpdate: { project: 'parcel-tracker', refName: REF, newRev: COMMIT },
    eventCreatedOn: 1_772_000_000,
  }),
};

export const webhooks: readonly Webhook[] = [
  github,
  gitlab,
  bitbucketCloud,
  bitbucketServer,
  azureDevops,
  gitea,
  gerrit,
];

async function put(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
): Promise<void> {
  const response = await fetch(address, { method: 'PUT', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
}
