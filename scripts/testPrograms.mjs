// Finds the programs that tests drive: a browser, a database server. As root on Debian it installs
// what is missing; anywhere else it says how.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
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
  return (
    findBrowser() ??
    installFor('Chromium or Chrome', 'chromium', findBrowser, 'or set CHROMIUM_PATH to its program')
  );
}

/** Portals run on it in production; the end-to-end checks start a server of their own. */
export function ensurePostgres() {
  return (
    findPostgres() ??
    installFor('PostgreSQL', 'postgresql', findPostgres, 'or another package of it')
  );
}

/** People unpack archives with it. */
export function ensureUnzip() {
  return (
    findInPath('unzip') ??
    installFor('unzip', 'unzip', () => findInPath('unzip'), 'or another package of it')
  );
}

function installFor(title, aptPackage, find, otherwise) {
  const root = process.getuid?.() === 0;
  const apt = spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
  if (!root || !apt) {
    return fail(
      `The tests need ${title}, and none was found.`,
      `Install it (Debian: sudo apt-get install ${aptPackage}), ${otherwise}.`,
    );
  }
  console.log(`Installing ${title} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] };
  run('apt-get', ['update', '-qq'], quiet);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', aptPackage], quiet);
  return find() ?? fail(`${title} was installed but can not be found.`, 'Install it by hand.');
}

function findPostgres() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const places = versions.map((version) => `${debian}/${version}/bin/initdb`);
  return [...places, findInPath('initdb')].find((place) => place && existsSync(place));
}

function findInPath(program) {
  return spawnSync('which', [program], { encoding: 'utf8' }).stdout?.trim() || undefined;
}

function findBrowser() {
  return PLACES.find((place) => place && existsSync(place));
}
