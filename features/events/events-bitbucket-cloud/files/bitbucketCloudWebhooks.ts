import { signedWebhooks } from './signedWebhooks';

export default signedWebhooks({
  topic: 'bitbucketCloud',
  header: 'x-hub-signature',
  prefix: 'sha256=',
});
