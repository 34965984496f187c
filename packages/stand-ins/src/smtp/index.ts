import type { AddressInfo } from 'node:net';
import { StagecraftError } from '@stagecraft/engine';
import { SMTPServer } from 'smtp-server';
import { EMAIL_DOMAIN, TOKEN } from '../company.ts';
import { messagesPage } from '../messagesPage.ts';
import { serveStandIn } from '../serve.ts';
import type { StandIn, StandInOptions, StandInRequest } from '../standIn.ts';
import { readMail, type Mail } from './mail.ts';

const USERNAME = 'portal';

/** Starts a mail server that delivers to one place: a page that shows what was sent, at its address. */
export async function startSmtp({ port }: StandInOptions = {}): Promise<StandIn> {
  const mails: Mail[] = [];
  const requests: StandInRequest[] = [];
  const server = mailServer(mails, (path, status) =>
    requests.push({ method: 'SMTP', path, query: '', status }),
  );
  const smtpPort = await listen(server);
  const inbox = await serveStandIn({
    title: 'e-mail',
    port,
    values: () => ({
      hostname: '127.0.0.1',
      smtpPort: String(smtpPort),
      username: USERNAME,
      password: TOKEN,
    }),
    answer: () => (call) => {
      if (call.path === '/messages') return { body: mails };
      const shown = mails.map(({ to, subject, text }) => ({ to, title: subject, text }));
      return messagesPage('E-mail', shown);
    },
    onStop: () => new Promise((resolve) => server.close(() => resolve())),
  });
  return { ...inbox, requests: () => [...inbox.requests(), ...requests] };
}

function mailServer(mails: Mail[], record: (path: string, status: number) => void): SMTPServer {
  return new SMTPServer({
    // Nothing leaves this machine, so the mail server has no certificate.
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    banner: 'The stand-in for e-mail',
    onAuth({ username, password }, _, done) {
      if (username === USERNAME && password === TOKEN) return done(null, { user: username });
      record(username ?? '', 535);
      return done(failure(535, 'Authentication credentials invalid'));
    },
    onMailFrom({ address }, _, done) {
      if (address.endsWith(`@${EMAIL_DOMAIN}`)) return done();
      record(address, 550);
      return done(failure(550, `Sender address rejected: ${address} is not yours`));
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('end', () => {
        // As bytes: each part of an e-mail says how its text is written.
        mails.push(readMail(Buffer.concat(chunks).toString('latin1')));
        for (const { address } of envelope.rcptTo) record(address, 250);
        done();
      });
    },
  });
}

function failure(responseCode: number, says: string): Error {
  return Object.assign(new Error(says), { responseCode });
}

async function listen(server: SMTPServer): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: Error) =>
      reject(
        new StagecraftError({
          code: 'STAND_IN_PORT',
          message: `The stand-in for e-mail cannot listen: ${cause.message}.`,
          fix: 'Let programs listen on this machine, and start it again.',
          cause,
        }),
      ),
    );
    server.listen(0, '127.0.0.1', () => resolve());
  });
  // A connection that breaks off is no reason to end.
  server.on('error', () => undefined);
  return (server.server.address() as AddressInfo).port;
}
