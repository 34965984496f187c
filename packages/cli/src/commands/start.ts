import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { StagecraftError } from '@stagecraft/engine';
import { readSelection, startDemo, type Demo } from '@stagecraft/lifecycle';
import { loadLibrary, loadRelease } from '@stagecraft/sources';
import { startProject, type RunningProject } from '@stagecraft/toolchain';
import { canAsk, print, printEvent, type Io } from '../io.ts';
import { openBrowser } from '../output/browser.ts';
import { EXIT, type ExitCode } from '../output/exitCodes.ts';
import { duration } from '../output/sizes.ts';
import { styleFor } from '../output/style.ts';
import { requireInstalled, requireProject } from '../choices/project.ts';

export interface StartFlags {
  readonly open: boolean;
  readonly demo?: true;
  readonly json?: true;
}

/** `stagecraft start`: runs a project until it ends or the person has enough. */
export async function start(
  folder: string | undefined,
  flags: StartFlags,
  io: Io,
): Promise<ExitCode> {
  const project = path.resolve(io.cwd, folder ?? '.');
  await requireProject(project);
  await requireInstalled(project);
  const json = flags.json === true;
  const began = performance.now();
  const demo = flags.demo === true ? await demoOf(project, io) : undefined;
  if (demo !== undefined) tell(json, io, demoEvent(demo), demoText(demo));
  try {
    const running = await startProject(project, {
      signal: io.signal,
      ...(demo === undefined ? {} : { configs: demo.configs, env: demo.env }),
      onLine: (colored, stream) => {
        // Backstage colors its log wherever it goes.
        const plain = json || io.stdout.isTTY !== true;
        const line = plain ? stripVTControlCharacters(colored) : colored;
        if (json) printEvent(io, { event: 'log', stream, line });
        else printLog(line, io);
      },
    });
    tell(
      json,
      io,
      { event: 'starting', ...addresses(running) },
      `Starting ${path.basename(project)}`,
    );
    await running.ready;
    const ms = Math.round(performance.now() - began);
    tell(json, io, { event: 'ready', ms, ...addresses(running) }, readyText(running, ms, io));
    if (!json && flags.open && canAsk(io)) openBrowser(running.frontendUrl);
    return await untilItEnds(running, json, io);
  } catch (error) {
    if (!io.signal.aborted) throw json ? asEvent(error, io) : error;
    return stopped(json, io);
  } finally {
    await demo?.stop();
  }
}

async function demoOf(project: string, io: Io): Promise<Demo> {
  const selection = await readSelection(project, {
    loadLibrary: () => loadLibrary(io.root),
    loadRelease: (version) => loadRelease(io.root, version, { signal: io.signal }),
  });
  return startDemo(project, selection);
}

function demoEvent({ features, standIns }: Demo) {
  return {
    event: 'demo',
    features,
    standIns: [...standIns].map(([id, { url }]) => ({ id, url })),
  };
}

function demoText({ features }: Demo): string {
  return features.length === 0
    ? 'Nothing that this portal has needs a stand-in.'
    : `Demo mode: invented data for ${features.join(', ')}. The project stays as it is.`;
}

function addresses({ frontendUrl, backendUrl }: RunningProject) {
  return { frontendUrl, backendUrl };
}

async function untilItEnds(running: RunningProject, json: boolean, io: Io): Promise<ExitCode> {
  const { code, signal } = await running.exited;
  if (io.signal.aborted) return stopped(json, io);
  const how = code === null ? `by ${String(signal)}` : `with code ${code}`;
  tell(json, io, { event: 'exited', code, signal }, `The portal ended ${how}.`);
  return code === 0 ? EXIT.ok : EXIT.failed;
}

function stopped(json: boolean, io: Io): ExitCode {
  tell(json, io, { event: 'stopped' }, 'Stopped.');
  return EXIT.cancelled;
}

function tell(json: boolean, io: Io, event: object, text: string): void {
  if (json) printEvent(io, event);
  else print(io, text);
}

function readyText(running: RunningProject, ms: number, io: Io): string {
  const style = styleFor(io.stdout);
  return [
    '',
    `${style('green', 'Your portal runs')} ${style('dim', `(${duration(ms)})`)}`,
    `  Portal   ${style('cyan', running.frontendUrl)}`,
    `  Backend  ${style('cyan', running.backendUrl)}`,
    style('dim', '  Ctrl-C ends it.'),
    '',
  ].join('\n');
}

/** The portal's own log, set apart from what we say. */
function printLog(line: string, io: Io): void {
  print(io, styleFor(io.stdout)('dim', `│ ${line}`));
}

/** Events are lines, so the error is one as well. */
function asEvent(error: unknown, io: Io): unknown {
  const { code, message, fix } =
    error instanceof StagecraftError
      ? error
      : { code: 'INTERNAL', message: String(error), fix: '' };
  printEvent(io, { event: 'failed', error: { code, message, fix } });
  return error;
}
