import { spawn } from 'node:child_process';

/** Opens an address in the person's browser, if there is one. */
export function openBrowser(url: string): void {
  const opener: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
    darwin: ['open'],
    win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  };
  const [command, ...args] = opener[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  // No browser is no failure: the address is on the screen.
  child.on('error', () => undefined);
  child.unref();
}
