import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
  EstimationResult,
  RecommendationResult,
  ServiceData,
} from '@stagecraft/plugin-carbon-footprint-common';

export interface Answer {
  status?: number;
  body: unknown;
}

export interface CcfServer {
  baseUrl: string;
  /** Path and query of what was asked. */
  asked: URL[];
  authorizations: (string | undefined)[];
  stop(): Promise<void>;
}

/** A server at the place of Cloud Carbon Footprint. */
export async function startCcf(
  answer: (url: URL, request: IncomingMessage) => Answer | Promise<Answer>,
): Promise<CcfServer> {
  const asked: URL[] = [];
  const authorizations: (string | undefined)[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    asked.push(url);
    authorizations.push(request.headers.authorization);
    const { status = 200, body } = await answer(url, request);
    response.writeHead(status);
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/api`,
    asked,
    authorizations,
    async stop() {
      server.closeAllConnections();
      await new Promise(resolve => {
        server.close(resolve);
      });
    },
  };
}

export function service(given: Partial<ServiceData> = {}): ServiceData {
  return {
    cloudProvider: 'AWS',
    accountId: '418295637702',
    accountName: 'acme-shop',
    serviceName: 'AmazonEC2',
    region: 'eu-west-1',
    co2e: 1,
    kilowattHours: 10,
    cost: 100,
    ...given,
  };
}

export function period(
  timestamp: string,
  ...serviceEstimates: ServiceData[]
): EstimationResult {
  return { timestamp, serviceEstimates, groupBy: 'month' };
}

export function recommendation(
  given: Partial<RecommendationResult> = {},
): RecommendationResult {
  return {
    cloudProvider: 'AWS',
    accountId: '418295637702',
    accountName: 'acme-shop',
    region: 'eu-west-1',
    recommendationType: 'Terminate',
    recommendationDetail: 'Terminate instance: web-3',
    kilowattHourSavings: 12,
    co2eSavings: 0.1,
    costSavings: 30,
    ...given,
  };
}
