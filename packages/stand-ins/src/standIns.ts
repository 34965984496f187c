import { StagecraftError } from '@stagecraft/engine';
import type { StartStandIn } from './standIn.ts';

/** Every stand-in by the name that features give in `demo`; each is loaded when it is started. */
const STAND_INS: Readonly<Record<string, () => Promise<StartStandIn>>> = {
  'azure-boards': async () => (await import('./azure-boards/index.ts')).startAzureBoards,
  jira: async () => (await import('./jira/index.ts')).startJira,
  linear: async () => (await import('./linear/index.ts')).startLinear,
  'azure-devops': async () => (await import('./azure-devops/index.ts')).startAzureDevops,
  'bitbucket-cloud': async () => (await import('./bitbucket-cloud/index.ts')).startBitbucketCloud,
  'bitbucket-server': async () =>
    (await import('./bitbucket-server/index.ts')).startBitbucketServer,
  'cloud-carbon-footprint': async () =>
    (await import('./cloud-carbon-footprint/index.ts')).startCloudCarbonFootprint,
  github: async () => (await import('./github/demo.ts')).startGithubDemo,
  gerrit: async () => (await import('./gerrit/index.ts')).startGerrit,
  gitea: async () => (await import('./gitea/index.ts')).startGitea,
  'google-drive': async () => (await import('./google-drive/index.ts')).startGoogleDrive,
  gitlab: async () => (await import('./gitlab/index.ts')).startGitlab,
  buildkite: async () => (await import('./buildkite/index.ts')).startBuildkite,
  'argo-cd': async () => (await import('./argo-cd/index.ts')).startArgoCd,
  jenkins: async () => (await import('./jenkins/index.ts')).startJenkins,
  kubernetes: async () => (await import('./kubernetes/index.ts')).startKubernetes,
  'sign-in': async () => (await import('./sign-in/index.ts')).startSignInStandIn,
  grafana: async () => (await import('./grafana/index.ts')).startGrafana,
  prometheus: async () => (await import('./prometheus/index.ts')).startPrometheus,
  sentry: async () => (await import('./sentry/index.ts')).startSentry,
  sonarqube: async () => (await import('./sonarqube/index.ts')).startSonarqube,
  'tech-radar': async () => (await import('./tech-radar/index.ts')).startTechRadar,
  vault: async () => (await import('./vault/index.ts')).startVault,
  keycloak: async () => (await import('./keycloak/index.ts')).startKeycloak,
  ldap: async () => (await import('./ldap/index.ts')).startLdap,
  'microsoft-graph': async () => (await import('./microsoft-graph/index.ts')).startMicrosoftGraph,
  'object-storage': async () => (await import('./object-storage/index.ts')).startObjectStorage,
  slack: async () => (await import('./slack/index.ts')).startSlack,
  smtp: async () => (await import('./smtp/index.ts')).startSmtp,
};

export function standInNames(): string[] {
  return Object.keys(STAND_INS).toSorted();
}

/** @throws StagecraftError STAND_IN_UNKNOWN */
export async function loadStandIn(name: string): Promise<StartStandIn> {
  const load = STAND_INS[name];
  if (load !== undefined) return load();
  throw new StagecraftError({
    code: 'STAND_IN_UNKNOWN',
    message: `There is no stand-in called "${name}".`,
    fix: `There are: ${standInNames().join(', ')}.`,
  });
}
