import { Container } from '@backstage/ui';
import { FootprintView } from './FootprintView';

/** The footprint of everything. */
export function CarbonFootprintPage() {
  return (
    <Container py="4">
      <FootprintView />
    </Container>
  );
}
