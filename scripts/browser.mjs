// Finds the browser that tests drive. As root on Debian it installs one; anywhere else it says how.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fail, run } from './setup.mjs';

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  const root = process.getuid?.() === 0;
  const apt = spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
  if (!root || !apt) {
    return fail(
      'The tests need Chromium or Chrome, and none was found.',
      'Install one (Debian: sudo apt-get install chromium), or set CHROMIUM_PATH to its program.',
    );
  }
  console.log('Installing Chromium …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { env });
  run('apt-get', ['install', '-y', '-qq', 'chromium'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return (
    findBrowser() ?? fail('Chromium was installed but can not be found.', 'Set CHROMIUM_PATH.')
  );
}

function findBrowser() {
  return PLACES.find((place) => place && existsSync(place));
}
