import { stamp, stampOrNull } from '../clock.ts';
import { dependencyAlertsOf, type DependencyAlert } from '../securityAlerts.ts';
import { nodeId, type Repository } from '../world.ts';
import { connect, type Connection, type ConnectionArguments } from './connection.ts';
import type { GraphqlContext, Node } from './context.ts';

interface AlertArguments extends ConnectionArguments {
  readonly states?: readonly string[] | null;
}

/** `Repository.vulnerabilityAlerts`: what Dependabot has found. */
export function vulnerabilityAlerts(context: GraphqlContext, repository: Repository) {
  return (args: AlertArguments): Connection<Node> => {
    const found = dependencyAlertsOf(context.world, repository).filter(
      ({ state }) => !args.states?.length || args.states.includes(state.toUpperCase()),
    );
    return connect(
      found.map((each) => alertNode(repository, each)),
      args,
      'vulnerabilityAlerts',
    );
  };
}

function alertNode({ id }: Repository, alert: DependencyAlert): Node {
  const key = `${id}:${alert.number}`;
  return {
    __typename: 'RepositoryVulnerabilityAlert',
    id: nodeId('RepositoryVulnerabilityAlert', key),
    number: alert.number,
    state: alert.state.toUpperCase(),
    createdAt: stamp(alert.createdAt),
    fixedAt: alert.state === 'fixed' ? stampOrNull(alert.endedAt) : null,
    dismissedAt: alert.state === 'dismissed' ? stampOrNull(alert.endedAt) : null,
    vulnerableManifestFilename: 'package-lock.json',
    vulnerableManifestPath: 'package-lock.json',
    vulnerableRequirements: alert.affected,
    securityVulnerability: {
      __typename: 'SecurityVulnerability',
      severity: alert.severity,
      vulnerableVersionRange: alert.affected,
      package: { __typename: 'SecurityAdvisoryPackage', ecosystem: 'NPM', name: alert.dependency },
      firstPatchedVersion:
        alert.patched === undefined
          ? null
          : { __typename: 'SecurityAdvisoryPackageVersion', identifier: alert.patched },
      advisory: {
        __typename: 'SecurityAdvisory',
        id: nodeId('SecurityAdvisory', key),
        description: alert.description,
        summary: alert.description,
        severity: alert.severity,
      },
    },
  };
}
