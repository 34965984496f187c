import { signedWebhooks } from './signedWebhooks';

export default signedWebhooks({
  topic: 'gitea',
  header: 'x-gitea-signature',
  prefix: '',
});
