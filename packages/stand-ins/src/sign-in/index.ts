import { TOKEN } from '../company.ts';
import { serveStandIn, type StandInAnswer, type StandInCall } from '../serve.ts';
import type { StartStandIn } from '../standIn.ts';
import { CLIENT_ID, OauthServer } from './oauth.ts';
import { publicKeys } from './gates.ts';
import type { Place } from './vendors.ts';

/**
 * Everyone that people sign in with: one server of OAuth 2.0 and OpenID Connect, which speaks to each
 * portal as the vendor does that it asked for, and the keys of the gates before a portal.
 */
export const startSignInStandIn: StartStandIn = ({ port } = {}) => {
  const server = new OauthServer();
  return serveStandIn({
    title: 'sign-in',
    port,
    values: () => ({ clientId: CLIENT_ID, clientSecret: TOKEN }),
    answer: (url) => (call) => {
      const place = placeOf(call, url);
      return (
        server.answer(call, place) ??
        discovery(call, place, server) ??
        publicKeys(call) ??
        aside(call) ?? { status: 404, body: 'Not found' }
      );
    },
  });
};

function placeOf({ headers, path }: StandInCall, url: string): Place {
  const host = headers['x-forwarded-host'];
  return { origin: typeof host === 'string' ? `https://${host}` : url, path };
}

/** What an OpenID provider says of itself. */
function discovery(
  { path }: StandInCall,
  { origin }: Place,
  { key }: OauthServer,
): StandInAnswer | undefined {
  if (path === '/oidc/jwks') return { body: { keys: [key.jwk] } };
  if (path !== '/oidc/.well-known/openid-configuration') return undefined;
  const issuer = `${origin}/oidc`;
  return {
    body: {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      claims_supported: ['sub', 'name', 'preferred_username', 'email', 'email_verified'],
    },
  };
}

/** What a portal asks along the way: Google's end of a session, and Microsoft's portrait of a person. */
function aside({ path }: StandInCall): StandInAnswer | undefined {
  if (path === '/revoke') return { body: {} };
  if (/^\/[^/]+\/oauth2\/v2\.0\/(authorize|token)$/.test(path)) return NO_TENANT;
  if (!/^\/v1\.0\/me\/photos\/[^/]+\/\$value$/.test(path)) return undefined;
  return { headers: { 'content-type': 'image/jpeg' }, body: PIXEL };
}

/** Microsoft knows one tenant here. */
const NO_TENANT: StandInAnswer = {
  status: 400,
  body: {
    error: 'invalid_request',
    error_description: 'AADSTS90002: Tenant not found. Check that you have the correct tenant ID.',
    error_codes: [90002],
  },
};

/** One grey point, as JPEG. */
const PIXEL = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==',
  'base64',
);
