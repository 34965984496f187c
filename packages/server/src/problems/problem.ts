import { StagecraftError, StagecraftErrors } from '@stagecraft/engine';
import { z } from 'zod';
import { HttpError } from './httpError.ts';
import { requestFault } from './requestFaults.ts';
import { statusOf } from './statuses.ts';

export const PROBLEM_TYPE = 'application/problem+json';

/** What is answered must not grow with what is sent. */
const MAX_ERRORS = 100;

const problemErrorSchema = z
  .object({
    code: z.string().describe('Stable, as UNKNOWN_FEATURE'),
    message: z.string().describe('What is wrong, one sentence'),
    fix: z.string().describe('What to do about it, one sentence'),
    params: z
      .record(z.string(), z.string())
      .optional()
      .describe('What the message was made of, for a translation'),
    path: z
      .array(z.string())
      .optional()
      .describe('Where it is: in the blueprint, or in the request'),
    position: z
      .object({ line: z.int(), column: z.int() })
      .optional()
      .describe('Where it is in the text that was sent; both count from 1'),
  })
  .meta({ id: 'ProblemError' });

/** RFC 9457, with the codes of the command line. */
export const problemSchema = z
  .object({
    type: z.string().describe('urn:stagecraft:error:<code>'),
    title: z.string().describe('The code in words'),
    status: z.int().describe('The HTTP status'),
    detail: z.string().describe('What is wrong; a line for each error'),
    instance: z.string().describe('urn:uuid:<id of the request>, which is in the log as well'),
    code: z.string(),
    fix: z.string(),
    errors: z.array(problemErrorSchema).describe('Everything that is wrong, at least one'),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problemSchema>;
export type ProblemError = z.infer<typeof problemErrorSchema>;

export interface ProblemOptions {
  /** A URI that names this occurrence. */
  readonly instance: string;
  /** Whether the reader may see what happened on this machine: local mode. */
  readonly trusted: boolean;
}

/** Any error as what is told to the caller. */
export function problemOf(error: unknown, { instance, trusted }: ProblemOptions): Problem {
  const known = knownError(error);
  const status = statusFor(known);
  const told = status < 500 || trusted ? known : withoutInternals(known, status);
  const errors = told instanceof StagecraftErrors ? told.errors : [told];
  return {
    type: `urn:stagecraft:error:${told.code}`,
    title: titleOf(told.code),
    status,
    detail: detailOf(errors),
    instance,
    code: told.code,
    fix: told.fix,
    errors: errors.slice(0, MAX_ERRORS).map(errorOf),
  };
}

function statusFor(error: StagecraftError): number {
  if (error instanceof HttpError) return error.status;
  const first = error instanceof StagecraftErrors ? error.errors[0] : undefined;
  return first instanceof HttpError ? first.status : statusOf(error.code);
}

/** Several errors are told in one sentence each, but no more than are read. */
function detailOf(errors: readonly StagecraftError[]): string {
  const lines = errors.slice(0, MAX_ERRORS).map(({ message }) => message);
  const left = errors.length - lines.length;
  return [...lines, ...(left > 0 ? [`${left} more errors are not listed.`] : [])].join('\n');
}

function errorOf({ code, message, fix, params, path, position }: StagecraftError): ProblemError {
  return {
    code,
    message,
    fix,
    ...(Object.keys(params).length === 0 ? {} : { params: { ...params } }),
    ...(path === undefined ? {} : { path: [...path] }),
    ...(position === undefined ? {} : { position }),
  };
}

function knownError(error: unknown): StagecraftError {
  if (error instanceof StagecraftError) return error;
  return requestFault(error) ?? internal(error);
}

/** What broke is in the log; its message may hold paths of this machine. */
function internal(cause: unknown): StagecraftError {
  return new StagecraftError({
    code: 'INTERNAL',
    message: 'Something went wrong inside Stagecraft.',
    fix: 'Please report it, with the instance that is named here.',
    cause,
  });
}

function withoutInternals(error: StagecraftError, status: number): StagecraftError {
  if (status === 500) return internal(error);
  return new StagecraftError({
    code: error.code,
    message: 'The server can not do this at the moment.',
    fix: 'Try again in a minute.',
    cause: error,
  });
}

function titleOf(code: string): string {
  const words = code.toLowerCase().split('_').join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
