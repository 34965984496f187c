import { stripVTControlCharacters } from 'node:util';
import { startProject, type RunningProject } from '@stagecraft/toolchain';
import type { Entry } from './entry.ts';
import type { PortPool } from './ports.ts';

/**
 * Starts the portal of a project and waits until it answers. Its log goes on afterwards.
 * @throws StagecraftError as the toolchain's `startProject`; the portal is stopped then
 */
export async function startPortal(
  entry: Entry,
  pool: PortPool,
  onChange: () => void,
): Promise<void> {
  const began = performance.now();
  const ms = () => Math.round(performance.now() - began);
  // Before anything is waited for: it says that a start is under way.
  entry.step('start', { status: 'running', detail: 'Starting', ms: undefined });
  const ports = await pool.take();
  try {
    const portal = await startProject(entry.state().folder, {
      signal: entry.abort.signal,
      ports,
      onLine: (line) => entry.journal.log(stripVTControlCharacters(line)),
    });
    follow(entry, portal, () => {
      pool.giveBack(ports);
      onChange();
    });
    await portal.ready;
    setPortal(entry, 'running');
    entry.step('start', { status: 'done', detail: portal.frontendUrl, ms: ms() });
    onChange();
  } catch (error) {
    if (entry.portal === undefined) pool.giveBack(ports);
    const cancelled = entry.abort.signal.aborted;
    if (!cancelled) entry.step('start', { status: 'failed', detail: undefined, ms: ms() });
    setPortal(entry, cancelled ? 'stopped' : 'failed');
    throw error;
  }
}

/** Ends all processes of the portal; resolves when none is left. */
export async function stopPortal(entry: Entry): Promise<void> {
  const { portal } = entry;
  if (portal === undefined) return;
  setPortal(entry, 'stopped');
  await portal.stop();
}

function follow(entry: Entry, portal: RunningProject, onEnd: () => void): void {
  entry.portal = portal;
  const { frontendUrl, backendUrl } = portal;
  entry.update({ portal: { status: 'starting', frontendUrl, backendUrl } });
  const ended = ({ code }: { code: number | null }) => {
    entry.portal = undefined;
    // Whoever stopped it has said so before.
    if (entry.state().portal?.status === 'running') {
      setPortal(entry, code === 0 ? 'stopped' : 'failed');
    }
    onEnd();
  };
  portal.exited.then(ended, () => ended({ code: null }));
}

function setPortal(entry: Entry, status: 'running' | 'stopped' | 'failed'): void {
  const { portal } = entry.state();
  if (portal !== undefined) entry.update({ portal: { ...portal, status } });
}
