import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StandIn } from '../standIn.ts';
import { startObjectStorage } from './index.ts';

const KEY = 'default/component/webshop/index.html';
let storage: StandIn;

beforeAll(async () => {
  storage = await startObjectStorage();
});
afterAll(() => storage.stop());

async function get(path: string) {
  const response = await fetch(storage.url + path);
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text: await response.text(),
  };
}

test.each([
  ['S3', `/docs/${KEY}`],
  ['Google Cloud Storage', `/storage/v1/b/docs/o/${encodeURIComponent(KEY)}?alt=media`],
  ['Azure Blob Storage', `/standin/docs/${KEY}`],
])('%s hands out an object', async (_, path) => {
  const { status, type, text } = await get(path);
  expect([status, type]).toEqual([200, 'text/html']);
  expect(text).toContain('lies in a bucket');
});

test.each([
  ['S3', '/docs/nothing', 'NoSuchKey'],
  ['Google Cloud Storage', '/storage/v1/b/docs/o/nothing?alt=media', 'No such object'],
  ['Azure Blob Storage', '/standin/docs/nothing', 'BlobNotFound'],
])('%s says that an object is not there', async (_, path, said) => {
  const { status, text } = await get(path);
  expect(status).toBe(404);
  expect(text).toContain(said);
});

test('lists are of what begins with the prefix', async () => {
  const prefix = encodeURIComponent('default/component/webshop/running');
  const s3 = await get(`/docs/?list-type=2&prefix=${prefix}`);
  const google = await get(`/storage/v1/b/docs/o?prefix=${prefix}`);
  expect(s3.text).toContain('<KeyCount>1</KeyCount>');
  expect((JSON.parse(google.text) as { items: unknown[] }).items).toHaveLength(1);
});
