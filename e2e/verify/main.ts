import { parseArgs } from 'node:util';
import { verifyCase, type Case } from './case.ts';
import { aloneCases, allCases, pairCases, presetCases, withExamples } from './cases.ts';
import { writeCompatibility } from './compatibility.ts';
import { writeEvidence } from './evidence.ts';
import { verifyCases } from './matrix.ts';
import { keepMistakes, writeMistakes } from './misconfiguration.ts';
import { seeMistakes } from './mistakes.ts';
import { stockErrorsIn } from './stock.ts';
import { takePlace } from './tree.ts';

const HELP = `npm run verify [-- <options>]

Makes portals with the features of the library, each in demo mode, and opens what their probes name
in Chromium. Without options: every feature alone, every pair that shares a category or a file, each
preset and everything. What passed before on this machine, unchanged, is not done again.

  --only <kinds>        alone, pairs, presets or a part of a title, separated by commas
  --minutes <number>    begin nothing after that
  --jobs <number>       portals at once (default: 2)
  --again               also what passed before
  --write               write docs/compatibility.md, its data, and the evidence with pictures
  --mistakes            instead: make every mistake that features name, and look at what is said
                        of it; with --features, those of these; with --write, what was seen
                        so far into docs/misconfiguration.md

  --features <ids>      one portal with these features alone
  --set <id.option=v>   an option of it; may be given several times
  --examples            the options as the whole run has them
  --probe <ids>         only the probes of these features
  --quick               neither configuration nor types are checked
  --screenshots         pictures of each probe in artifacts/screenshots
  --hold                keep it running until a line is typed
  --log                 each step when it ends; with --features, what the portal logged
`;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    minutes: { type: 'string' },
    jobs: { type: 'string', default: '2' },
    again: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    mistakes: { type: 'boolean', default: false },
    features: { type: 'string' },
    examples: { type: 'boolean', default: false },
    set: { type: 'string', multiple: true, default: [] },
    probe: { type: 'string' },
    screenshots: { type: 'boolean', default: false },
    hold: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    log: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));
if (values.help) console.log(HELP);
else if (values.mistakes) await verifyMistakes();
else if (values.features === undefined) await verifyLibrary();
else await verifySelection(values.features);
process.exit();

async function verifyLibrary(): Promise<void> {
  const cases = chosenCases(values.only?.split(',') ?? []);
  const { results, left } = await verifyCases(cases, {
    jobs: Number(values.jobs),
    minutes: values.minutes === undefined ? undefined : Number(values.minutes),
    again: values.again,
    screenshots: values.screenshots,
    detailed: values.log,
    log: (line) => console.log(line),
  });
  if (values.write) {
    await writeCompatibility(results);
    await writeEvidence(results);
  }
  const failed = results.filter(({ passed }) => !passed);
  const open = left.length > 0 ? `, ${left.length} not begun` : '';
  console.log(`${results.length - failed.length} passed, ${failed.length} failed${open}`);
  process.exitCode = failed.length === 0 && left.length === 0 ? 0 : 1;
}

function chosenCases(only: readonly string[]): Case[] {
  if (only.length === 0) return allCases();
  const kinds: Readonly<Record<string, () => Case[]>> = {
    alone: aloneCases,
    pairs: pairCases,
    presets: presetCases,
  };
  return only.flatMap(
    (each) => kinds[each]?.() ?? allCases().filter(({ title }) => title.includes(each)),
  );
}

async function verifyMistakes(): Promise<void> {
  const place = await takePlace();
  try {
    const only = values.features?.split(',') ?? [];
    const log = (line: string) => console.log(line);
    const seen = await seeMistakes(place, { only, log, keep: keepMistakes });
    if (values.write) await writeMistakes();
    const failed = seen.filter(({ failures }) => failures.length > 0);
    console.log(`${seen.length - failed.length} passed, ${failed.length} failed`);
    process.exitCode = failed.length === 0 ? 0 : 1;
  } finally {
    await place.release();
  }
}

async function verifySelection(text: string): Promise<void> {
  const ids = ['auth-guest', ...text.split(',').filter((id) => id !== '')];
  const features: Record<string, Record<string, unknown>> = values.examples
    ? withExamples(ids)
    : Object.fromEntries(ids.map((id) => [id, {}]));
  for (const setting of values.set) {
    const [, id = '', name = '', value = ''] = /^([^.]+)\.([^=]+)=(.*)$/.exec(setting) ?? [];
    const isBoolean = value === 'true' || value === 'false';
    features[id] = { ...features[id], [name]: isBoolean ? value === 'true' : value };
  }
  const place = await takePlace();
  try {
    const outcome = await verifyCase(
      {
        title: ids.join(' '),
        features,
        ...(values.probe === undefined ? {} : { probed: values.probe.split(',') }),
      },
      {
        place,
        stock: await stockErrorsIn(place),
        log: (line) => console.log(line),
        screenshots: values.screenshots,
        quick: values.quick,
        hold: async ({ running, log, demo }) => {
          if (values.log) console.log(log.join('\n'));
          if (!values.hold) return;
          console.log(`${place.folder} ${running.frontendUrl} ${running.backendUrl}`);
          for (const [id, { url }] of demo.standIns) console.log(`${id} ${url}`);
          await new Promise((resolve) => process.stdin.once('data', resolve));
        },
      },
    );
    for (const failure of outcome.failures) console.error(`✗ ${failure}`);
    console.log(
      `${outcome.title}: ${outcome.passed ? 'passed' : 'failed'} in ${outcome.seconds} s`,
    );
    console.log(`proven: ${outcome.proven.join(', ')}`);
    process.exitCode = outcome.passed ? 0 : 1;
  } finally {
    await place.release();
  }
}
