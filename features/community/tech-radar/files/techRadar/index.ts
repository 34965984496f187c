import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  urlReaderFactoriesServiceRef,
  type ReaderFactory,
} from '@backstage/backend-defaults/urlReader';
import radar from './radar.json';

/** The value of `techRadar.url` in app-config.yaml that stands for ./radar.json */
const RADAR_URL = 'project:radar.json';

const readerFactory: ReaderFactory = () => [
  {
    predicate: url => url.href === RADAR_URL,
    reader: {
      readUrl: async () => ({
        buffer: async () => Buffer.from(JSON.stringify(radar)),
      }),
      readTree: async () => {
        throw new Error(`${RADAR_URL} is a single file`);
      },
      search: async () => {
        throw new Error(`${RADAR_URL} can't be searched`);
      },
    },
  },
];

export default createServiceFactory({
  service: urlReaderFactoriesServiceRef,
  deps: {},
  factory: () => readerFactory,
});
