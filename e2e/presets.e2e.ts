import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningProject } from '@stagecraft/toolchain';
import {
  composePortal,
  createPortal,
  library,
  placeholderSecrets,
  startPortal,
  yarn,
  type Portal,
} from './harness/portal.ts';
import { stockErrors } from './harness/stock.ts';
import { compareWithSketch } from './harness/sketch.ts';
import {
  enterAsGuest,
  guestProbes,
  runProbe,
  screenshot,
  visit,
  type Visit,
} from './harness/visit.ts';

const ORGANIZATION = ['--set', 'github.organization=acme'];

/** Backstage's own dialog that asks a person to sign in to GitHub; nothing in a stock project opens it. */
const KNOWN_ERRORS = [
  'Warning: validateDOMNesting(...): %s cannot appear as a child of <%s>.%s%s%s <h2> h5',
];

// Before any portal of ours runs, because both take the same ports.
const stock = await stockErrors();

describe.each(['github'])('preset %s', (preset) => {
  const { features = {} } = library.presets.get(preset) ?? {};
  const composition = composePortal({ ...features, github: { organization: 'acme' } });
  let portal: Portal;

  beforeAll(async () => {
    portal = await createPortal(['--preset', preset, ...ORGANIZATION]);
  });
  afterAll(async () => {
    await portal?.remove();
  });

  test('is one commit with nothing left over', () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', portal.folder, ...args], { encoding: 'utf8' }).trim();
    expect(git('rev-list', '--count', 'HEAD')).toBe('1');
    expect(git('status', '--porcelain')).toBe('');
  });

  test('installs again with --immutable and changes nothing', async () => {
    await yarn(portal, ['install', '--immutable', '--mode=skip-build']);
  });

  test('passes the strict check of its configuration', async () => {
    const config = ['--config', 'app-config.yaml'];
    const production = [...config, '--config', 'app-config.production.yaml'];
    const secrets = placeholderSecrets(composition);
    await yarn(portal, ['backstage-cli', 'config:check', '--strict', ...config], secrets);
    await yarn(portal, ['backstage-cli', 'config:check', '--strict', ...production], secrets);
  });

  test('passes its own type check, lint, formatting and tests', async () => {
    await yarn(portal, ['tsc']);
    await yarn(portal, ['backstage-cli', 'repo', 'lint']);
    await yarn(portal, ['prettier:check']);
    await yarn(portal, ['backstage-cli', 'repo', 'test', '--passWithNoTests']);
  });

  describe('runs without a secret', () => {
    let running: RunningProject;
    let visitor: Visit;
    const log: string[] = [];

    beforeAll(async () => {
      running = await startPortal(portal.folder, { onLine: (line) => log.push(line) });
      await running.ready;
      visitor = await visit(running.frontendUrl);
    });
    afterAll(async () => {
      await visitor?.close();
      await running?.stop();
    });

    test('the sign-in page offers what was chosen', async () => {
      await visitor.page.goto('/');
      for (const { feature } of composition.selection.chosen.values()) {
        const name = feature.signIn?.title;
        if (name === undefined) continue;
        await visitor.page.getByText(name, { exact: true }).first().waitFor();
      }
      await screenshot(visitor.page, `${preset}-sign-in`);
      await enterAsGuest(visitor.page);
    });

    test('the catalog lists the example component', async () => {
      await visitor.page.goto('/catalog');
      await visitor.page.getByRole('link', { name: 'example-website' }).first().waitFor();
      await screenshot(visitor.page, `${preset}-catalog`);
    });

    test('the component has a CI/CD tab', async () => {
      await visitor.page.goto('/catalog/default/component/example-website');
      await visitor.page.getByRole('link', { name: 'GitHub Actions' }).first().click();
      await visitor.page.getByText('backstage/backstage').first().waitFor();
      await screenshot(visitor.page, `${preset}-entity-ci-cd`);
    });

    test('search finds the example component', async () => {
      await expect
        .poll(
          async () => {
            await visitor.page.goto('/search?query=example-website');
            const result = visitor.page.getByRole('link', { name: /example-website/ }).first();
            return result.waitFor({ timeout: 10_000 }).then(
              () => true,
              () => false,
            );
          },
          { timeout: 120_000, interval: 5_000 },
        )
        .toBe(true);
      await screenshot(visitor.page, `${preset}-search`);
    });

    test('the Create page lists a template', async () => {
      await visitor.page.goto('/create');
      await visitor.page.getByText('Example Node.js Template').first().waitFor();
      await screenshot(visitor.page, `${preset}-create`);
    });

    test('the portal is as it was sketched', async () => {
      // A tab or a card that needs an annotation is there when the example component has a value.
      const unset = new Set(preset === 'everything' ? ['jenkins', 'sonarqube'] : []);
      const isThere = ({ feature }: { feature: string }) => !unset.has(feature);
      const { portal: sketch } = composition;
      const differences = await compareWithSketch(visitor.page, {
        ...sketch,
        entityTabs: sketch.entityTabs.filter(isThere),
        entityCards: sketch.entityCards.filter(isThere),
      });
      expect(differences).toEqual([]);
    });

    test.each(guestProbes(composition))('$feature: $path', async (probe) => {
      await runProbe(visitor.page, probe, running.backendUrl);
      await screenshot(visitor.page, `${preset}-${probe.feature}`);
    });

    test('the console has no error that a stock project has not', () => {
      const known = [...stock, ...KNOWN_ERRORS];
      expect(visitor.errors().filter((error) => !known.includes(error))).toEqual([]);
    });

    test('no plugin failed to start', () => {
      expect(log.filter((line) => /threw an error|startup failed/i.test(line))).toEqual([]);
    });

    test('stopping leaves no process', async () => {
      await running.stop();
      const left = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
        .split('\n')
        .filter((line) => line.includes(portal.folder));
      expect(left).toEqual([]);
    });
  });
});
