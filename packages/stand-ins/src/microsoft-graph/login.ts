import { TOKEN } from '../company.ts';
import type { StandInAnswer, StandInCall } from '../serve.ts';
import { CLIENT_ID, TENANT_ID } from './tenant.ts';

/** A secret that is right, of an application to which nobody consented. */
const UNCONSENTED = `${TOKEN}-without-permissions`;

const TRACE = {
  trace_id: '7d5f0c3e-93b1-47aa-8a51-6f0e7c1d2600',
  correlation_id: 'c41f9e2b-5a76-4d7c-9b30-2e8d6f154a77',
};

/** `POST /{tenant}/oauth2/v2.0/token` with the client's credentials. */
export function tokenAnswer(tenant: string, call: StandInCall): StandInAnswer {
  const form = new URLSearchParams(call.body);
  if (tenant !== TENANT_ID) {
    return refused(
      400,
      'invalid_request',
      90002,
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
    );
  }
  if (form.get('grant_type') !== 'client_credentials') {
    return refused(
      400,
      'unsupported_grant_type',
      70003,
      'The app requested an unsupported grant type.',
    );
  }
  const client = form.get('client_id') ?? '';
  if (client !== CLIENT_ID) {
    return refused(
      400,
      'unauthorized_client',
      700016,
      `Application with identifier '${client}' was not found in the directory 'Acme Group'.`,
    );
  }
  if (!(form.get('scope') ?? '').includes('/.default')) {
    return refused(
      400,
      'invalid_scope',
      70011,
      'The provided value for the input parameter scope is not valid.',
    );
  }
  const secret = form.get('client_secret') ?? '';
  if (secret !== TOKEN && secret !== UNCONSENTED) {
    return refused(
      401,
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${client}'.`,
    );
  }
  const body = { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599 };
  return { body: { ...body, access_token: `access-${secret}` } };
}

function refused(status: number, error: string, code: number, says: string): StandInAnswer {
  const ids = `Trace ID: ${TRACE.trace_id} Correlation ID: ${TRACE.correlation_id}`;
  return {
    status,
    body: {
      error,
      error_description: `AADSTS${code}: ${says} ${ids}`,
      error_codes: [code],
      ...TRACE,
    },
  };
}

/** What the holder of an access token may do. */
export function accessOf(token: string | undefined): 'all' | 'nothing' | undefined {
  if (token === `access-${TOKEN}`) return 'all';
  return token === `access-${UNCONSENTED}` ? 'nothing' : undefined;
}
