import { HttpError } from './httpError.ts';

/** What Fastify refuses by itself, in our words. */
const BY_CODE: Readonly<Record<string, Omit<ConstructorParameters<typeof HttpError>[0], 'cause'>>> =
  {
    FST_ERR_CTP_BODY_TOO_LARGE: {
      status: 413,
      code: 'BODY_TOO_LARGE',
      message: 'The body is larger than this server reads.',
      fix: 'A blueprint is a few kB; check what is sent.',
    },
    FST_ERR_CTP_INVALID_MEDIA_TYPE: {
      status: 415,
      code: 'UNSUPPORTED_MEDIA_TYPE',
      message: 'The body is of a type that is not read here.',
      fix: 'Send JSON as application/json, or a stagecraft.yaml as text/yaml, in UTF-8.',
    },
    FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
      status: 400,
      code: 'CONTENT_LENGTH_WRONG',
      message: 'The body has another length than Content-Length says.',
      fix: 'Let your HTTP client set Content-Length.',
    },
    FST_ERR_CTP_EMPTY_JSON_BODY: {
      status: 400,
      code: 'BODY_MISSING',
      message: 'The request has no body.',
      fix: 'Send {"blueprint": …} as application/json, or a stagecraft.yaml as text/yaml.',
    },
    FST_ERR_BAD_URL: {
      status: 400,
      code: 'URL_INVALID',
      message: 'The address is not valid: it has a percent sign that escapes nothing.',
      fix: 'Escape it as %25.',
    },
  };

const BY_STATUS: Readonly<Record<number, readonly [code: string, message: string, fix: string]>> = {
  403: ['FORBIDDEN', 'This is not allowed.', 'Ask for something else.'],
  404: ['NOT_FOUND', 'There is nothing at this address.', 'See /api/v1/openapi.json for what is.'],
  408: ['REQUEST_TIMEOUT', 'The request took too long to arrive.', 'Send it again, at once.'],
  413: ['BODY_TOO_LARGE', 'The body is larger than this server reads.', 'Check what is sent.'],
  414: [
    'URL_TOO_LONG',
    'The address is longer than this server reads.',
    'Send a body in its place.',
  ],
  431: ['HEADERS_TOO_LARGE', 'The headers are larger than this server reads.', 'Send fewer.'],
};

/** An error that the framework raised because of the request; undefined when it is none. */
export function requestFault(error: unknown): HttpError | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' ? BY_CODE[code] : undefined;
  if (known !== undefined) return new HttpError({ ...known, cause: error });
  if (typeof statusCode !== 'number' || statusCode < 400 || statusCode >= 500) return undefined;
  return faultOf(statusCode, error);
}

/** The error for a status that says it all. */
export function faultOf(status: number, cause?: unknown): HttpError {
  const [code, message, fix] = BY_STATUS[status] ?? [
    'REQUEST_INVALID',
    'The request is not valid.',
    'See /api/v1/openapi.json for what is read.',
  ];
  return new HttpError({ status, code, message, fix, cause });
}
