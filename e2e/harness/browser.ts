import { chromium, type Browser } from 'playwright-core';

export type { Browser, Page } from 'playwright-core';

/** No background traffic, and no sandbox, which containers that run as root don't offer. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser that scripts/testPrograms.mjs found or installed. */
export async function launchBrowser(proxy?: string): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  // A proxy is for other hosts alone: the portal is on this machine.
  const through = proxy === undefined ? {} : { proxy: { server: proxy, bypass: 'localhost' } };
  return chromium.launch({ executablePath, args: FLAGS, ...through });
}
