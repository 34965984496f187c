import { StagecraftError } from '@stagecraft/engine';
import type { YarnReport } from './install.ts';

interface InstallErrorKind {
  readonly code: string;
  readonly matches: (report: YarnReport) => boolean;
  readonly message: string;
  readonly fix: string;
}

/** First match counts: what is behind an error comes before the error that it leads to. */
const KINDS: readonly InstallErrorKind[] = [
  {
    code: 'DISK_FULL',
    matches: ({ text }) => /\bENOSPC\b|\bEDQUOT\b/.test(text),
    message: 'The disk is full.',
    fix: 'Free some space (a project needs about 4 GB) and install again.',
  },
  {
    code: 'LOCKFILE_OUTDATED',
    matches: ({ code }) => code === 'YN0028',
    message: 'The lockfile does not fit the package.json files.',
    fix: 'If you changed a package.json, run `yarn install` once and commit yarn.lock.',
  },
  {
    code: 'CHECKSUM_MISMATCH',
    matches: ({ code }) => code === 'YN0018',
    message: 'A package is not what the lockfile expects.',
    fix: 'Run `yarn cache clean --all` and install again; if it stays, your registry serves a changed package: do not use it.',
  },
  {
    code: 'REGISTRY_REFUSED',
    matches: ({ code, text }) =>
      code === 'YN0033' ||
      code === 'YN0041' ||
      /\b(401|403|407)\b.*(Unauthorized|Forbidden|Proxy)|Response Code: (401|403|407)\b/.test(text),
    message: 'The registry refused the request.',
    fix: 'Renew the token for this registry in your .npmrc or .yarnrc.yml.',
  },
  {
    code: 'PACKAGE_NOT_FOUND',
    matches: ({ code, text }) =>
      code === 'YN0082' ||
      code === 'YN0016' ||
      /Package not found|Response Code: 404|\b404\b.*Not Found/.test(text),
    message: 'The registry does not have a package.',
    fix: 'See that `npm config get registry` is the registry you mean; if it is a mirror, ask its administrator to let the package through.',
  },
  {
    code: 'REGISTRY_CERTIFICATE',
    matches: ({ text }) => /certificate|SELF_SIGNED|UNABLE_TO_VERIFY/i.test(text),
    message: 'The certificate of the registry is not trusted.',
    fix: "Point npm to your company's certificates: `npm config set cafile <file>`, or set NODE_EXTRA_CA_CERTS.",
  },
  {
    code: 'REGISTRY_UNREACHABLE',
    matches: ({ code, text }) =>
      code === 'YN0080' ||
      code === 'YN0081' ||
      /EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET|Proxy|tunneling|socket hang up|Timeout awaiting/i.test(
        text,
      ),
    message: 'The registry could not be reached.',
    fix: 'See that `npm ping` works; behind a company proxy set `npm config set https-proxy <url>` or a registry mirror.',
  },
  {
    code: 'BUILD_FAILED',
    matches: ({ code }) => code === 'YN0009' || code === 'YN0008',
    message: 'The install script of a package failed.',
    fix: 'Read its log, which is named above; a C++ compiler and Python may be missing.',
  },
];

/** Errors listed at most in one message. */
const SHOWN = 8;

/** What the errors that yarn reported mean, or undefined when none is known. */
export function installError(reports: readonly YarnReport[]): StagecraftError | undefined {
  for (const kind of KINDS) {
    const matching = reports.filter((report) => kind.matches(report));
    if (matching.length === 0) continue;
    const said = [...new Set(matching.map(({ text }) => text.split('\n', 1)[0] ?? ''))];
    const more = said.length > SHOWN ? [`… and ${said.length - SHOWN} more`] : [];
    return new StagecraftError({
      code: kind.code,
      message: [kind.message, ...said.slice(0, SHOWN), ...more].join('\n'),
      fix: kind.fix,
    });
  }
  return undefined;
}
