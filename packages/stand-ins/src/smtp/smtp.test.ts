import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StandIn } from '../standIn.ts';
import { startSmtp } from './index.ts';

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startSmtp();
});
afterAll(() => standIn.stop());

function transport(pass = standIn.values['password']) {
  const { hostname, smtpPort, username } = standIn.values;
  return createTransport({
    host: hostname ?? '',
    port: Number(smtpPort),
    auth: { user: username ?? '', pass: pass ?? '' },
  });
}

async function inbox() {
  const response = await fetch(`${standIn.url}/messages`);
  return (await response.json()) as readonly Readonly<Record<string, string>>[];
}

test.each([
  ['plain words', 'The build is green', 'Nothing to do.'],
  ['other letters', 'บิลด์ผ่านแล้ว: 100 %', 'ไม่ต้องทำอะไร = ดี'],
  ['long lines', 'A long one', `${'word '.repeat(60)}\n\nEnd`],
])('an e-mail with %s is in the inbox as it was written', async (_, subject, text) => {
  await transport().sendMail({
    from: 'Portal <portal@acme.example>',
    to: 'mina.park@acme.example',
    subject,
    text,
    html: `<p>${text}</p>`,
  });
  expect((await inbox()).at(-1)).toEqual({
    from: 'Portal <portal@acme.example>',
    to: 'mina.park@acme.example',
    subject,
    text: text.trim(),
  });
  const page = await (await fetch(standIn.url)).text();
  expect(page).toContain(`<h2>${subject}</h2>`);
});

test('a wrong password and the address of someone else are refused', async () => {
  const before = (await inbox()).length;
  const mail = { to: 'mina.park@acme.example', subject: 'No', text: 'No' };
  await expect(
    transport('wrong').sendMail({ ...mail, from: 'portal@acme.example' }),
  ).rejects.toMatchObject({ code: 'EAUTH', responseCode: 535 });
  await expect(
    transport().sendMail({ ...mail, from: 'portal@elsewhere.example' }),
  ).rejects.toMatchObject({ responseCode: 550 });
  expect(await inbox()).toHaveLength(before);
  expect(standIn.requests().map(({ status }) => status)).toEqual(
    expect.arrayContaining([535, 550]),
  );
});
