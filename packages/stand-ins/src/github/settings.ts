import type { GithubStandIn } from './server.ts';

export interface GithubSettings {
  readonly environment: Readonly<Record<string, string>>;
  /** For `app-config.local.yaml`. */
  readonly appConfig: string;
}

/** What a Backstage project needs to take the stand-in for GitHub. */
export function githubSettings(standIn: GithubStandIn, organization: string): GithubSettings {
  const { url, apiUrl, webUrl } = standIn;
  const host = new URL(webUrl).host;
  // The GitHub Actions plugin leaves the port out when it looks for the host of an entity.
  const bare = new URL(webUrl).hostname;
  const hosts = bare === host ? [host] : [host, bare];
  const integrations = hosts.map(
    (each) => `    - host: ${each}\n      apiBaseUrl: ${apiUrl}\n      token: \${GITHUB_TOKEN}\n`,
  );
  return {
    environment: {
      GITHUB_TOKEN: standIn.token,
      AUTH_GITHUB_CLIENT_ID: standIn.clientId,
      AUTH_GITHUB_CLIENT_SECRET: standIn.clientSecret,
    },
    appConfig: `integrations:
  github:
${integrations.join('')}auth:
  environment: development
  providers:
    github:
      development:
        clientId: \${AUTH_GITHUB_CLIENT_ID}
        clientSecret: \${AUTH_GITHUB_CLIENT_SECRET}
        enterpriseInstanceUrl: ${url}
        signIn:
          resolvers:
            - resolver: usernameMatchingUserEntityName
backend:
  reading:
    allow:
      - host: ${host}
catalog:
  rules:
    - allow: [Component, API, Resource, System, Domain, Location, Template, User, Group]
  providers:
    github:
      standIn:
        host: ${host}
        organization: ${organization}
        catalogPath: /catalog-info.yaml
        schedule: { frequency: { minutes: 1 }, timeout: { minutes: 1 }, initialDelay: { seconds: 5 } }
    githubOrg:
      id: stand-in
      githubUrl: ${webUrl}
      orgs: [${organization}]
      schedule: { frequency: { minutes: 1 }, timeout: { minutes: 1 }, initialDelay: { seconds: 2 } }
`,
  };
}
