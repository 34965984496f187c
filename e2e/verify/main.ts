import { parseArgs } from 'node:util';
import { verifyCase } from './case.ts';
import { stockErrorsIn } from './stock.ts';
import { takePlace } from './tree.ts';

const { values } = parseArgs({
  options: {
    features: { type: 'string' },
    set: { type: 'string', multiple: true, default: [] },
    probe: { type: 'string' },
    screenshots: { type: 'boolean', default: false },
    hold: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    log: { type: 'boolean', default: false },
  },
});

/** `auth-guest` is part of it unless it can't be: the probes enter as a guest. */
const ids = ['auth-guest', ...(values.features ?? '').split(',').filter((id) => id !== '')];
const features: Record<string, Record<string, unknown>> = Object.fromEntries(
  ids.map((id) => [id, {}]),
);
for (const setting of values.set) {
  const [, id = '', name = '', value = ''] = /^([^.]+)\.([^=]+)=(.*)$/.exec(setting) ?? [];
  features[id] = { ...features[id], [name]: value === 'true' ? true : value };
}

const place = await takePlace();
const stop = () => void place.release().finally(() => process.exit(130));
process.once('SIGINT', stop).once('SIGTERM', stop);
try {
  const stock = await stockErrorsIn(place);
  const outcome = await verifyCase(
    {
      title: ids.join(' '),
      features,
      ...(values.probe ? { probed: values.probe.split(',') } : {}),
    },
    {
      place,
      stock,
      log: (line) => console.log(line),
      screenshots: values.screenshots,
      quick: values.quick,
      hold: async ({ running, log, demo }) => {
        if (values.log) console.log(log.join('\n'));
        if (!values.hold) return;
        console.log(`${running.frontendUrl} ${running.backendUrl}`);
        for (const [id, { url }] of demo.standIns) console.log(`${id} ${url}`);
        await new Promise((resolve) => process.stdin.once('data', resolve));
      },
    },
  );
  for (const failure of outcome.failures) console.error(`✗ ${failure}`);
  console.log(`${outcome.title}: ${outcome.passed ? 'passed' : 'failed'} in ${outcome.seconds} s`);
  console.log(`proven: ${outcome.proven.join(', ')}`);
  process.exitCode = outcome.passed ? 0 : 1;
} finally {
  await place.release();
}
process.exit();
