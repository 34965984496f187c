import { ADDRESS_PARAMETER } from '../address/browserHistory.ts';

/** The link that opens choices on the page that is at `base`. */
export function linkOf(share: string, base: string): string {
  return new URL(`./#/?${ADDRESS_PARAMETER}=${share}`, base).href;
}

/**
 * What fetches the project in a terminal, from a server at `base`.
 * @param asksForToken as a server on one's own machine does; the page does not know its token
 */
export function curlOf(share: string, name: string, base: string, asksForToken: boolean): string {
  const url = new URL(`./zip?${ADDRESS_PARAMETER}=${share}`, base).href;
  const token = asksForToken ? '-H "Authorization: Bearer $STAGECRAFT_TOKEN" ' : '';
  return `curl -L ${token}'${url}' -o ${name}.zip`;
}

/** For a README or a chat: the title, linked. */
export function markdownOf(title: string, link: string): string {
  return `[${title.replaceAll(/[\\[\]]/g, String.raw`\$&`)}](${link})`;
}

/** Whether an address means the machine itself, to whoever opens it. */
export function isOwnMachine(base: string): boolean {
  const { hostname } = new URL(base);
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
