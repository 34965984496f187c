import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StandIn } from '../standIn.ts';
import { startObjectStorage } from './index.ts';

const KEY = 'default/component/webshop/index.html';
let storage: StandIn;

beforeAll(async () => {
  storage = await startObjectStorage();
});
afterAll(() => storage.stop());

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(storage.url + path, { headers });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text: await response.text(),
  };
}

test.each([
  ['S3', `/techdocs/${KEY}`],
  ['Google Cloud Storage', `/storage/v1/b/techdocs/o/${encodeURIComponent(KEY)}?alt=media`],
  ['Azure Blob Storage', `/standin/techdocs/${KEY}`],
])('%s hands out an object', async (_, path) => {
  const { status, type, text } = await get(path);
  expect([status, type]).toEqual([200, 'text/html']);
  expect(text).toContain('lies in a bucket');
});

test.each([
  ['S3', '/techdocs/nothing', 'NoSuchKey'],
  ['Google Cloud Storage', '/storage/v1/b/techdocs/o/nothing?alt=media', 'No such object'],
  ['Azure Blob Storage', '/standin/techdocs/nothing', 'BlobNotFound'],
])('%s says that an object is not there', async (_, path, said) => {
  const { status, text } = await get(path);
  expect(status).toBe(404);
  expect(text).toContain(said);
});

test('lists are of what begins with the prefix', async () => {
  const prefix = encodeURIComponent('default/component/webshop/running');
  const s3 = await get(`/techdocs/?list-type=2&prefix=${prefix}`);
  const google = await get(`/storage/v1/b/techdocs/o?prefix=${prefix}`);
  expect(s3.text).toContain('<KeyCount>1</KeyCount>');
  expect((JSON.parse(google.text) as { items: unknown[] }).items).toHaveLength(1);
});

test.each([
  ['S3', `/another/${KEY}`, 'NoSuchBucket'],
  ['Google Cloud Storage', '/storage/v1/b/another/o', 'bucket does not exist'],
  ['Azure Blob Storage', `/standin/another/${KEY}`, 'ContainerNotFound'],
])('%s knows no other bucket', async (_, path, said) => {
  const { status, text } = await get(path);
  expect(status).toBe(404);
  expect(text).toContain(said);
});

test('S3 refuses an access key that it does not know', async () => {
  const signed = (key: string) => ({
    authorization: `AWS4-HMAC-SHA256 Credential=${key}/20260101/us-east-1/s3/aws4_request`,
  });
  expect((await get(`/techdocs/${KEY}`, signed('stand-in'))).status).toBe(200);
  const refused = await get(`/techdocs/${KEY}`, signed('another'));
  expect(refused.status).toBe(403);
  expect(refused.text).toContain('InvalidAccessKeyId');
});
