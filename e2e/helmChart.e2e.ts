import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from '@stagecraft/toolchain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { composePortal, temporaryFolder } from './harness/portal.ts';

const VERSION = 'v3.18.6';

/** Helm by Go's proxy, which also answers where GitHub does not; built once for a machine. */
function helmProgram(): string {
  const folder = path.join(cacheFolder(), 'helm', VERSION);
  const program = path.join(folder, 'helm');
  if (!existsSync(program)) {
    execFileSync('go', ['install', `helm.sh/helm/v3/cmd/helm@${VERSION}`], {
      env: { ...process.env, GOBIN: folder },
      stdio: 'ignore',
    });
  }
  return program;
}

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: Record<string, unknown>;
}

describe('the Helm chart', () => {
  let folder: string;
  let helm: string;

  beforeAll(async () => {
    helm = helmProgram();
    folder = await temporaryFolder();
    const { files } = composePortal({
      'auth-guest': {},
      'helm-chart': { image: 'ghcr.io/acme/portal', baseUrl: 'https://portal.acme.example' },
    });
    for (const [file, { content }] of files) {
      if (!file.startsWith('deploy/')) continue;
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await writeFile(path.join(folder, file), content);
    }
  }, 15 * 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  function run(...args: string[]): string {
    return execFileSync(helm, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  }

  function render(...settings: string[]): Manifest[] {
    const set = settings.flatMap((setting) => ['--set', setting]);
    const text = run('template', 'acme', 'deploy/chart', '--kube-version', '1.33.0', ...set);
    return parseAllDocuments(text)
      .map((document) => document.toJS() as Manifest | null)
      .filter((manifest) => manifest !== null);
  }

  test('Helm finds nothing wrong with it', () => {
    expect(run('lint', '--strict', 'deploy/chart')).toContain('0 chart(s) failed');
  });

  test('it runs the image without rights, with probes, limits and secrets by reference', () => {
    const deployment = render().find(({ kind }) => kind === 'Deployment');
    expect(deployment?.spec).toMatchObject({
      template: {
        spec: {
          automountServiceAccountToken: false,
          securityContext: { runAsNonRoot: true },
          containers: [
            {
              image: 'ghcr.io/acme/portal:1.0.0',
              envFrom: [{ secretRef: { name: 'acme-portal' } }],
              startupProbe: { httpGet: { path: '/.backstage/health/v1/readiness' } },
              livenessProbe: { httpGet: { path: '/.backstage/health/v1/liveness' } },
              readinessProbe: { httpGet: { path: '/.backstage/health/v1/readiness' } },
              resources: { limits: { memory: '1536Mi' } },
              securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false },
            },
          ],
        },
      },
    });
    expect(JSON.stringify(render())).not.toContain('"kind":"Secret"');
  });

  test('the ingress leads the host of the address to the portal', () => {
    const ingress = render('ingress.tlsSecret=tls').find(({ kind }) => kind === 'Ingress');
    expect(ingress?.spec).toMatchObject({
      tls: [{ hosts: ['portal.acme.example'], secretName: 'tls' }],
      rules: [{ host: 'portal.acme.example' }],
    });
    expect(render('ingress.enabled=false').map(({ kind }) => kind)).not.toContain('Ingress');
  });

  test('one replica has no disruption budget, which would hold up every node', () => {
    expect(render().map(({ kind }) => kind)).toContain('PodDisruptionBudget');
    expect(render('replicas=1').map(({ kind }) => kind)).not.toContain('PodDisruptionBudget');
  });

  test('values that can not be right are refused with the reason', () => {
    expect(() => render('portal.baseUrl=portal.acme.example')).toThrow(/baseUrl/);
    expect(() => render('existingSecret=')).toThrow(/existingSecret/);
  });
});
