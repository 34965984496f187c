import { request, type RequestOptions } from 'node:https';
import type { Connection } from '@stagecraft/engine';

type Asked = Pick<Connection, 'method' | 'url' | 'headers' | 'body'> & {
  readonly tls: NonNullable<Connection['tls']>;
};

/** A request to a server whose certificate authority is its own, which `fetch` can't be told of. */
export function askTrusting(
  { method, url, headers, body, tls }: Asked,
  signal: AbortSignal,
  most: number,
): Promise<{ readonly status: number; readonly headers: Headers; readonly body: string }> {
  const options: RequestOptions = {
    method,
    headers,
    signal,
    rejectUnauthorized: tls.verified,
    ...(tls.authority === undefined ? {} : { ca: Buffer.from(tls.authority, 'base64') }),
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, options, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => (text = (text + part).slice(0, most)));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: new Headers(
            Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
          ),
          body: text,
        }),
      );
    });
    asked.on('error', (error) =>
      reject(signal.aborted && signal.reason instanceof Error ? signal.reason : error),
    );
    asked.end(body);
  });
}
