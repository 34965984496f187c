import { ORGANIZATION } from '../company.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';
import { startGithubStandIn } from './server.ts';

/** The stand-in for GitHub as demo mode starts it: in place of the host that a project names. */
export async function startGithubDemo({
  port,
  now,
  options = {},
}: StandInOptions = {}): Promise<StandIn> {
  const host = typeof options['host'] === 'string' ? options['host'] : 'github.com';
  const organization =
    typeof options['organization'] === 'string' ? options['organization'] : ORGANIZATION;
  const standIn = await startGithubStandIn({
    organization,
    webUrl: `https://${host}`,
    ...(port === undefined ? {} : { port }),
    ...(now === undefined ? {} : { now: () => now }),
  });
  const { url, apiUrl, clientId, clientSecret, token } = standIn;
  return {
    url,
    values: { url, apiUrl, clientId, clientSecret, token, organization, host },
    requests: () => standIn.requests(),
    stop: () => standIn.stop(),
  };
}
