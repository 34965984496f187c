import { createHash } from 'node:crypto';
import { serveStandIn, type StandInAnswer, type StandInCall } from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';
import { publishedDocs, type StoredObject } from './site.ts';

/** The key that Azure's clients want in base64; it opens nothing. */
const AZURE_KEY = Buffer.from('stand-in').toString('base64');
const ACCOUNT = 'standin';
const BUCKET = 'techdocs';
/** The one access key of Amazon that is known. */
const ACCESS_KEY = 'stand-in';

/**
 * A bucket with built documentation, as Amazon S3 (path style), Google Cloud Storage (JSON API) and
 * Azure Blob Storage answer for it. There is no other bucket.
 */
export async function startObjectStorage({ port, now }: StandInOptions = {}): Promise<StandIn> {
  const objects = publishedDocs(now ?? new Date());
  return serveStandIn({
    title: 'object storage',
    port,
    answer: () => (call) => answerTo(call, objects),
    values: (url) => ({
      azureConnection: [
        'DefaultEndpointsProtocol=http',
        `AccountName=${ACCOUNT}`,
        `AccountKey=${AZURE_KEY}`,
        `BlobEndpoint=${url}/${ACCOUNT}`,
      ].join(';'),
    }),
  });
}

function answerTo(call: StandInCall, objects: readonly StoredObject[]): StandInAnswer {
  if (call.method !== 'GET' && call.method !== 'HEAD') return { status: 405 };
  const google = /^\/storage\/v1\/b\/([^/]+)(?:\/o(?:\/(.+))?)?$/.exec(call.path);
  if (google?.[1] === BUCKET) return googleAnswer(call, google[2], objects);
  if (google !== null) {
    const message = 'The specified bucket does not exist.';
    return { status: 404, body: { error: { code: 404, message } } };
  }
  if (call.path.startsWith(`/${ACCOUNT}/`)) return azureAnswer(call, objects);
  return s3Answer(call, objects);
}

function s3Answer(call: StandInCall, objects: readonly StoredObject[]): StandInAnswer {
  const [, bucket, ...rest] = call.path.split('/');
  const accessKey = /Credential=([^/]+)\//.exec(String(call.headers['authorization'] ?? ''))?.[1];
  if (accessKey !== undefined && accessKey !== ACCESS_KEY) {
    return { ...xml('<Error><Code>InvalidAccessKeyId</Code></Error>'), status: 403 };
  }
  if (bucket !== BUCKET) return { ...xml('<Error><Code>NoSuchBucket</Code></Error>'), status: 404 };
  const key = decodeURIComponent(rest.join('/'));
  if (key === '') {
    if (call.query.get('list-type') !== '2') return { body: '' };
    const prefix = call.query.get('prefix') ?? '';
    const found = objects.filter((each) => each.key.startsWith(prefix));
    const contents = found.map((each) => `<Contents><Key>${each.key}</Key></Contents>`).join('');
    return xml(
      `<ListBucketResult><IsTruncated>false</IsTruncated><KeyCount>${found.length}</KeyCount>${contents}</ListBucketResult>`,
    );
  }
  const object = objects.find((each) => each.key === key);
  if (object !== undefined) return contentOf(object);
  return { ...xml(`<Error><Code>NoSuchKey</Code><Key>${key}</Key></Error>`), status: 404 };
}

function googleAnswer(
  call: StandInCall,
  encoded: string | undefined,
  objects: readonly StoredObject[],
): StandInAnswer {
  if (encoded === undefined) {
    const isList = call.path.endsWith('/o');
    const prefix = call.query.get('prefix') ?? '';
    const items = objects
      .filter(({ key }) => key.startsWith(prefix))
      .map(({ key, type }) => ({ kind: 'storage#object', name: key, contentType: type }));
    return { body: isList ? { kind: 'storage#objects', items } : { kind: 'storage#bucket' } };
  }
  const key = decodeURIComponent(encoded);
  const object = objects.find((each) => each.key === key);
  if (object === undefined) {
    return { status: 404, body: { error: { code: 404, message: `No such object: ${key}` } } };
  }
  if (call.query.get('alt') === 'media') return contentOf(object);
  return { body: { kind: 'storage#object', name: key, contentType: object.type } };
}

function azureAnswer(call: StandInCall, objects: readonly StoredObject[]): StandInAnswer {
  const [, , container, ...rest] = call.path.split('/');
  const key = decodeURIComponent(rest.join('/'));
  const version = { 'x-ms-version': '2024-11-04' };
  const missing = (code: string) => ({
    ...xml(`<Error><Code>${code}</Code></Error>`),
    status: 404,
    headers: { ...version, 'x-ms-error-code': code },
  });
  if (container !== BUCKET) return missing('ContainerNotFound');
  if (key === '') return { headers: version, body: '' };
  const object = objects.find((each) => each.key === key);
  if (object !== undefined) {
    const content = contentOf(object);
    return {
      ...content,
      headers: { ...content.headers, ...version, 'x-ms-blob-type': 'BlockBlob' },
    };
  }
  return missing('BlobNotFound');
}

function contentOf({ type, content }: StoredObject): StandInAnswer {
  const etag = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return {
    headers: {
      'content-type': type,
      'content-length': String(Buffer.byteLength(content)),
      etag: `"${etag}"`,
      'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT',
    },
    body: content,
  };
}

function xml(text: string): StandInAnswer {
  return {
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>${text}`,
  };
}
