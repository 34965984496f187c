import { counted } from '../plural.ts';

export const summary = {
  title: 'Your portal',
  features: (count: number) => counted(count, 'feature', 'features'),
  packages: (count: number) => counted(count, 'package', 'packages'),
};
