import { before, DAY } from './clock.ts';
import type { Repository, World } from './world.ts';

export type AlertState = 'open' | 'fixed' | 'dismissed';

/** What code scanning has found. */
export interface ScanAlert {
  readonly number: number;
  readonly rule: string;
  readonly description: string;
  readonly severity: 'note' | 'warning' | 'error';
  readonly security: 'low' | 'medium' | 'high' | 'critical';
  readonly state: AlertState;
  readonly file: string;
  readonly line: number;
  readonly createdAt: Date;
  /** When it was fixed or dismissed. */
  readonly endedAt: Date | undefined;
}

/** A dependency with a known weakness. */
export interface DependencyAlert {
  readonly number: number;
  readonly dependency: string;
  readonly affected: string;
  readonly patched: string | undefined;
  readonly severity: 'LOW' | 'MODERATE' | 'HIGH' | 'CRITICAL';
  readonly state: AlertState;
  readonly description: string;
  readonly createdAt: Date;
  readonly endedAt: Date | undefined;
}

/** Repositories that are scanned; the others have nothing turned on. */
const SCANNED = new Set(['storefront', 'payments-service']);

export function isScanned({ organization }: World, { owner, name }: Repository): boolean {
  return owner === organization.login && SCANNED.has(name);
}

/** The newest first, as GitHub has them. */
export function scanAlertsOf(world: World, repository: Repository): ScanAlert[] {
  if (!isScanned(world, repository)) return [];
  const at = (days: number) => before(world.now(), days * DAY);
  return [
    {
      number: 4,
      rule: 'js/xss-through-dom',
      description: 'DOM text reinterpreted as HTML',
      severity: 'error',
      security: 'high',
      state: 'open',
      file: 'src/delivery.ts',
      line: 1,
      createdAt: at(3),
      endedAt: undefined,
    },
    {
      number: 3,
      rule: 'js/incomplete-sanitization',
      description: 'Incomplete string escaping or encoding',
      severity: 'warning',
      security: 'high',
      state: 'open',
      file: 'src/delivery.ts',
      line: 1,
      createdAt: at(12),
      endedAt: undefined,
    },
    {
      number: 2,
      rule: 'js/unused-local-variable',
      description: 'Unused variable, import, function or class',
      severity: 'note',
      security: 'low',
      state: 'dismissed',
      file: 'src/delivery.ts',
      line: 1,
      createdAt: at(40),
      endedAt: at(38),
    },
    {
      number: 1,
      rule: 'js/clear-text-logging',
      description: 'Clear-text logging of sensitive information',
      severity: 'error',
      security: 'critical',
      state: 'fixed',
      file: 'src/delivery.ts',
      line: 1,
      createdAt: at(61),
      endedAt: at(60),
    },
  ];
}

/** Invented weaknesses, of dependencies that nobody has. */
export function dependencyAlertsOf(world: World, repository: Repository): DependencyAlert[] {
  if (!isScanned(world, repository)) return [];
  const at = (days: number) => before(world.now(), days * DAY);
  return [
    {
      number: 4,
      dependency: '@acme/basket-math',
      affected: '< 2.4.1',
      patched: '2.4.1',
      severity: 'CRITICAL',
      state: 'open',
      description: 'A crafted voucher runs code on the server.',
      createdAt: at(2),
      endedAt: undefined,
    },
    {
      number: 3,
      dependency: 'tiny-markdown-table',
      affected: '< 1.0.9',
      patched: '1.0.9',
      severity: 'HIGH',
      state: 'open',
      description: 'A long cell makes rendering take minutes.',
      createdAt: at(9),
      endedAt: undefined,
    },
    {
      number: 2,
      dependency: 'image-tiles',
      affected: '<= 3.2.0',
      patched: undefined,
      severity: 'MODERATE',
      state: 'open',
      description: 'Metadata of pictures is given to everyone.',
      createdAt: at(25),
      endedAt: undefined,
    },
    {
      number: 1,
      dependency: 'left-border',
      affected: '< 0.8.0',
      patched: '0.8.0',
      severity: 'LOW',
      state: 'fixed',
      description: 'A wrong width shows parts of another element.',
      createdAt: at(80),
      endedAt: at(78),
    },
  ];
}
