import { errorKindOf } from '@stagecraft/engine';

/** Of the codes that are not about what a person gave; the rest is 422. */
const STATUSES: Readonly<Record<string, number>> = {
  BLUEPRINT_NOT_TEXT: 400,
  BLUEPRINT_NOT_YAML: 400,
  SHARE_LINK_INVALID: 400,
  SHARE_LINK_NEWER: 400,
  ALREADY_RUNNING: 409,
  CANCELLED: 409,
  FOLDER_IN_USE: 409,
  FOLDER_NOT_EMPTY: 409,
  NOT_A_FOLDER: 409,
  NOT_INSTALLED: 409,
  NOT_RUNNING: 409,
  NOT_WRITABLE: 409,
  PORT_IN_USE: 409,
  BLUEPRINT_TOO_LARGE: 413,
  SHARE_LINK_TOO_LARGE: 414,
};

/** The HTTP status for an error of the engine, the lifecycle or the toolchain. */
export function statusOf(code: string): number {
  const known = STATUSES[code];
  if (known !== undefined) return known;
  const kind = errorKindOf(code);
  if (kind === 'failure') return 500;
  return kind === 'environment' ? 503 : 422;
}
