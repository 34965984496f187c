import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchNpmPackage } from '@stagecraft/toolchain';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { fields } from './call.ts';

const INTEGRITY =
  'sha512-pV8M7L9GY23AybNvTmo2nyjmpmnt6+2sRE/tqr0ZLQcPS4lnw7u5eZGNmwRNkBC3D7gZXbFx5AHzLUVRBXGDhg==';

type Json = Record<string, unknown>;

/** OpenAPI 3.0 says `nullable`, which JSON Schema does not know. */
function withNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNull);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = value as Json;
  const schema = Object.fromEntries(
    Object.entries(rest).map(([key, inner]) => [
      key,
      // Examples are data that may hold the same words.
      key === 'example' || key === 'examples' ? undefined : withNull(inner),
    ]),
  );
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}

/**
 * GitHub's own description of its REST API. It is half a gigabyte of descriptions, so it is fetched
 * by the tests that read one of them and not installed with everything else.
 */
async function load(): Promise<Json> {
  const { folder } = await fetchNpmPackage({
    name: '@octokit/openapi',
    version: '23.0.2',
    integrity: INTEGRITY,
  });
  const file = join(folder, 'generated', 'ghes-3.19.json');
  return fields(JSON.parse(await readFile(file, 'utf8')));
}

export interface Description {
  readonly has: (method: string, path: string) => boolean;
  /** The faults of an answer, by the operation's own schema; undefined when there are none. */
  readonly faults: (
    method: string,
    path: string,
    status: number,
    body: unknown,
  ) => string | undefined;
}

export async function readDescription(): Promise<Description> {
  const document = await load();
  // The package's `AjvPlugin` default is a namespace to TypeScript.
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
  (formats as unknown as (ajv: Ajv) => void)(ajv);
  ajv.addSchema({ $id: 'github', components: withNull(document['components']) });
  const compiled = new Map<string, ValidateFunction | undefined>();
  const operation = (method: string, path: string): Json =>
    fields(fields(fields(document['paths'])[path])[method.toLowerCase()]);
  const response = (method: string, path: string, status: number): Json | undefined => {
    let found = fields(fields(operation(method, path)['responses'])[String(status)]);
    const ref = found['$ref'];
    if (typeof ref === 'string') {
      const name = ref.split('/').at(-1) ?? '';
      found = fields(fields(fields(document['components'])['responses'])[name]);
    }
    return Object.keys(found).length === 0 ? undefined : found;
  };
  const validator = (
    method: string,
    path: string,
    status: number,
  ): ValidateFunction | undefined => {
    const key = `${method} ${path} ${status}`;
    if (!compiled.has(key)) {
      const schema = fields(
        fields(response(method, path, status)?.['content'])['application/json'],
      )['schema'];
      const text = JSON.stringify(withNull(schema))?.replaceAll(
        '"#/components',
        '"github#/components',
      );
      compiled.set(key, text === undefined ? undefined : ajv.compile(JSON.parse(text)));
    }
    return compiled.get(key);
  };
  return {
    has: (method, path) => Object.keys(operation(method, path)).length > 0,
    faults(method, path, status, body) {
      if (response(method, path, status) === undefined) return `${status} is no documented answer`;
      const validate = validator(method, path, status);
      if (validate === undefined)
        return body === undefined ? undefined : 'a body where none belongs';
      return validate(body) ? undefined : ajv.errorsText(validate.errors, { separator: '\n' });
    },
  };
}
