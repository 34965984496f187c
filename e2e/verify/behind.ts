import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { mergeConfig, type Composition } from '@stagecraft/engine';
import { startDemo, type Demo } from '@stagecraft/lifecycle';
import {
  startDemoProxy,
  startGateway,
  type Gateway,
  type GatewayOptions,
  type StandIn,
} from '@stagecraft/stand-ins';
import { startProject, type RunningProject } from '@stagecraft/toolchain';
import { parse, stringify } from 'yaml';
import { composePortal, temporaryFolder } from '../harness/portal.ts';
import type { Place } from './tree.ts';

type Settings = Pick<GatewayOptions, 'audience' | 'issuer' | 'signer'>;

/** A proxy in front of a portal that says who somebody is. */
export interface SignInProxy {
  readonly title: string;
  readonly feature: string;
  readonly provider: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** What the proxy signs for. */
  readonly settings: Settings;
  /** Where the portal fetches keys. */
  readonly hosts: readonly string[];
  /** A proxy that is set up for something else; none where its headers are not signed. */
  readonly another?: Settings;
}

const IAP = '/projects/123456789012/global/backendServices/1234567890123456789';
const ALB = 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/portal/1';
const AUD = '4714c1358e65fe4b408ad6d432a5f878f08194bdb4752441fd56faefa9b2b6f2';
const ISSUER = 'https://id.acme.example';
const TEAM = 'https://acme.cloudflareaccess.com';

export const SIGN_IN_PROXIES: readonly SignInProxy[] = [
  {
    title: 'Google IAP',
    feature: 'auth-google-iap',
    provider: 'gcpIap',
    options: {},
    environment: { AUTH_GOOGLE_IAP_AUDIENCE: IAP },
    settings: { audience: IAP },
    hosts: ['www.gstatic.com'],
    another: { audience: '/projects/1/global/backendServices/1' },
  },
  {
    title: 'AWS ALB',
    feature: 'auth-aws-alb',
    provider: 'awsalb',
    options: { region: 'eu-central-1', issuer: ISSUER, signer: ALB },
    settings: { issuer: ISSUER, signer: ALB },
    hosts: ['public-keys.auth.elb.eu-central-1.amazonaws.com'],
    another: { issuer: ISSUER, signer: `${ALB}2` },
  },
  {
    title: 'Cloudflare Access',
    feature: 'auth-cloudflare-access',
    provider: 'cfaccess',
    options: { teamName: 'acme' },
    environment: { AUTH_CLOUDFLARE_AUDIENCE: AUD },
    settings: { audience: AUD, issuer: TEAM },
    hosts: ['acme.cloudflareaccess.com'],
    another: { audience: AUD.replace('4', '5'), issuer: TEAM },
  },
  {
    title: 'oauth2-proxy',
    feature: 'auth-oauth2-proxy',
    provider: 'oauth2Proxy',
    options: {},
    settings: {},
    hosts: [],
  },
];

/** What is set over the configuration that is right. */
export interface Over {
  readonly config: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, string>>;
}

export interface Guarded {
  readonly gateway: Gateway;
  readonly urls: Pick<GatewayOptions, 'frontendUrl' | 'backendUrl'>;
  readonly running: RunningProject;
  readonly demo: Demo;
  stop(): Promise<void>;
}

export function composeBehind({ feature, options }: SignInProxy): Composition {
  return composePortal({ 'auth-guest': {}, [feature]: options });
}

/** A portal in demo mode that has its part of the production configuration, behind a proxy. */
export async function startBehind(
  place: Place,
  standIn: StandIn,
  given: SignInProxy,
  over: Over = { config: {}, environment: {} },
): Promise<Guarded> {
  const { provider, settings, hosts } = given;
  const composition = composeBehind(given);
  const toolchain = await place.write(composition.files);
  const file = path.join(place.folder, 'app-config.production.yaml');
  const { auth } = parse(await readFile(file, 'utf8')) as { readonly auth: object };
  const urls = {
    frontendUrl: `http://localhost:${place.ports.frontend}`,
    backendUrl: `http://localhost:${place.ports.backend}`,
  };
  const gateway = await startGateway({ provider, ...settings, ...urls });
  // What is not on this machine by its name is asked at its own port, not through the proxy.
  const address = gateway.url.replace('localhost', 'portal.localhost');
  await writeFile(path.join(place.folder, 'app-config.local.yaml'), addresses(place, address));
  const led = Object.fromEntries(hosts.map((host) => [host, standIn.url]));
  const keys = await startDemoProxy(led, await temporaryFolder());
  const environment = { ...given.environment, ...over.environment };
  const demo = await startDemo(place.folder, composition.selection, {
    over: () => ({
      config: mergeConfig({ auth }, over.config, 'replaced') as Record<string, unknown>,
      environment,
    }),
  });
  const running = await startProject(place.folder, {
    toolchain,
    configs: demo.configs,
    env: { ...demo.env, ...keys?.environment },
  });
  const stop = async () => {
    await running.stop();
    await Promise.all([demo.stop(), keys?.stop(), gateway.stop()]);
  };
  await running.ready.catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { gateway: { ...gateway, url: address }, urls, running, demo, stop };
}

/** The portal at the address of its proxy. */
function addresses({ ports }: Place, address: string): string {
  return stringify({
    app: { baseUrl: address, listen: { host: 'localhost', port: ports.frontend } },
    backend: {
      baseUrl: address,
      listen: { port: ports.backend },
      cors: { origin: address },
    },
  });
}
