import { fileURLToPath } from 'node:url';
import { run } from './run.ts';

const controller = new AbortController();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // Asked twice, the person means now; what was started is ended by the exit handlers.
    if (controller.signal.aborted) process.exit(130);
    controller.abort(signal);
  });
}
// `stagecraft features | head` closes the pipe early: that is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

const code = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  signal: controller.signal,
  // The same from src/ and from dist/.
  root: fileURLToPath(new URL('../../../', import.meta.url)),
});
process.exitCode = code;
// A prompt that was left may hold the terminal open.
process.stdin.unref?.();
