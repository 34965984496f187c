import { signedWebhooks } from './signedWebhooks';

export default signedWebhooks({
  topic: 'bitbucketServer',
  header: 'x-hub-signature',
  prefix: 'sha256=',
});
