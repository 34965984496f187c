import { Text } from '@backstage/ui';
import { Suspense } from 'react';
import { lazyPart } from '../lazy/lazyPart.tsx';
import { useServer } from '../server/useServer.ts';
import { Copyable } from '../share/Copyable.tsx';
import { useText } from '../text/TextProvider.tsx';
import type { Made } from '../worker/protocol.ts';

const CreatePanel = lazyPart(async () => (await import('../run/CreatePanel.tsx')).CreatePanel, {
  ahead: false,
});

/** Creating the project on the machine of a server, or how to get one that does. */
export function HerePanel({ made }: { made: Made }) {
  const { take } = useText();
  const { server } = useServer();
  if (server?.create === true) {
    return (
      <Suspense fallback={<Text color="secondary">{take.notYet}</Text>}>
        <CreatePanel made={made} projectsFolder={server.projectsFolder} />
      </Suspense>
    );
  }
  const { none, publicServer, how, serve, then } = take.herePanel;
  return (
    <>
      <Text>
        {server === null ? none : publicServer} {how}
      </Text>
      <Copyable label={serve} text="npx stagecraft serve" />
      <Text color="secondary">{then}</Text>
    </>
  );
}
