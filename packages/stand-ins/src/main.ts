import { parseArgs } from 'node:util';
import { StagecraftError } from '@stagecraft/engine';
import { githubSettings, startGithubStandIn } from './index.ts';

const USAGE = `node packages/stand-ins/src/main.ts github [--port 8443] [--organization acme] [--web-url https://github.com]`;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function github(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '8443' },
      organization: { type: 'string', default: 'acme' },
      'web-url': { type: 'string' },
    },
  });
  const { organization, 'web-url': webUrl } = values;
  const standIn = await startGithubStandIn({
    port: Number(values.port),
    organization,
    ...(webUrl === undefined ? {} : { webUrl }),
  });
  const { environment, appConfig } = githubSettings(standIn, organization);
  say(`The stand-in for GitHub listens on ${standIn.url}. Stop it with Ctrl+C.\n`);
  say('# Environment');
  for (const [name, value] of Object.entries(environment)) say(`export ${name}=${value}`);
  say(`\n# app-config.local.yaml\n${appConfig}`);
  const end = (): void => {
    void standIn.stop();
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

async function main([name, ...args]: string[]): Promise<void> {
  if (name === 'github') return github(args);
  throw new StagecraftError({
    code: 'STAND_IN_UNKNOWN',
    message: name === undefined ? 'No stand-in was named' : `There is no stand-in called ${name}`,
    fix: `Use: ${USAGE}`,
  });
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  const fix = error instanceof StagecraftError ? `\n${error.fix}` : '';
  process.stderr.write(`${message}${fix}\n`);
  process.exitCode = 1;
}
