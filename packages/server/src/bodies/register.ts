import type { FastifyRequest } from 'fastify';
import type { App } from '../app.ts';
import { HttpError } from '../problems/httpError.ts';

const YAML = /^(?:text|application)\/(?:x-|vnd\.)?yaml(?:;|$)/i;
const JSON_TYPE = /^application\/json(?:;|$)/i;

/** Bodies are JSON, or the text of a stagecraft.yaml; nothing else is read. */
export function registerBodies(app: App): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    JSON_TYPE,
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      const text = textOf(body);
      // Clients that always say JSON may leave the body out where none is wanted.
      if (text.trim() === '' && request.routeOptions.schema?.body === undefined) return undefined;
      return parseJson(text);
    },
  );
  app.addContentTypeParser(
    YAML,
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, body: Buffer) => textOf(body),
  );
}

function textOf(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (cause) {
    throw refused(
      'BODY_NOT_TEXT',
      'The body is not text in UTF-8.',
      'Send it as it is, not compressed.',
      { cause },
    );
  }
}

function parseJson(text: string): unknown {
  if (text.trim() === '') {
    throw refused('BODY_MISSING', 'The body is empty.', 'Send {"blueprint": …}.');
  }
  try {
    return JSON.parse(text, (key, value: unknown) => {
      // It would set the prototype of whatever it is copied into.
      if (key === '__proto__') throw new ForbiddenKey();
      return value;
    });
  } catch (cause) {
    if (cause instanceof ForbiddenKey) {
      throw refused('BODY_NOT_ALLOWED', 'The body has a key "__proto__".', 'Leave it out.', {
        cause,
      });
    }
    // The reviver walks by recursion.
    if (cause instanceof RangeError) {
      throw refused('BODY_NOT_ALLOWED', 'The body is nested too deep.', 'Send a blueprint.', {
        cause,
      });
    }
    const position = positionOf(cause, text);
    const where =
      position === undefined ? '' : ` (line ${position.line}, column ${position.column})`;
    // What the parser says quotes the body, which may hold secrets.
    const message = `The body is not valid JSON${where}.`;
    throw refused(
      'BODY_NOT_JSON',
      message,
      'Mend it there; a stagecraft.yaml is sent as text/yaml.',
      { cause, position },
    );
  }
}

class ForbiddenKey extends Error {}

function positionOf(error: unknown, text: string) {
  const offset = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  const before = text.slice(0, offset === undefined ? text.length : Number(offset)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function refused(
  code: string,
  message: string,
  fix: string,
  more: { cause?: unknown; position?: { line: number; column: number } | undefined } = {},
): HttpError {
  return new HttpError({ status: 400, code, message, fix, ...more });
}
