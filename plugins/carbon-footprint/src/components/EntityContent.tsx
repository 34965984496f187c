import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { FootprintView } from './FootprintView';

/** The footprint of what an entity's annotations name. */
export function EntityContent() {
  const { entity } = useEntity();
  return <FootprintView entityRef={stringifyEntityRef(entity)} />;
}
