import { StagecraftError } from '../errors.ts';

/** The parameter of an address that holds a blueprint: `…/#/?b=<blueprint>`. */
export const SHARE_PARAMETER = 'b';

/** The first character of a shared blueprint says in which form the rest is. */
export const SHARE_FORMAT = '1';

/** Characters; longer addresses are cut by servers and messengers. Real ones have under 500. */
export const MAX_SHARED = 8192;

/** Bytes that a link may unfold to. */
export const MAX_UNFOLDED = 64 * 1024;

export function invalidLink(why: string, cause?: unknown): StagecraftError {
  return new StagecraftError({
    code: 'SHARE_LINK_INVALID',
    message: `The link does not hold a blueprint: ${why}.`,
    fix: 'Copy the whole link again from where it was made, or ask for the stagecraft.yaml.',
    params: { reason: why },
    cause,
  });
}

export function linkTooLarge(size: string, limit: number): StagecraftError {
  return new StagecraftError({
    code: 'SHARE_LINK_TOO_LARGE',
    message: `A link can't hold this much: ${size}, at most ${limit} are allowed.`,
    fix: 'Hand on the stagecraft.yaml in place of a link.',
    params: { size, limit: String(limit) },
  });
}

export function newerLink(format: string): StagecraftError {
  return new StagecraftError({
    code: 'SHARE_LINK_NEWER',
    message: `The link is of format ${format}; this Stagecraft reads format ${SHARE_FORMAT}.`,
    fix: 'Update Stagecraft, or open the link where it was made.',
    params: { format, known: SHARE_FORMAT },
  });
}
