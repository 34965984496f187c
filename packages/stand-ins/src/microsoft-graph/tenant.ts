import { EMAIL_DOMAIN } from '../company.ts';

/**
 * A tenant with the people that the demo's catalog does not have yet: who works on the software is in
 * it already, and a directory with them would show each one twice.
 */
export interface Tenant {
  readonly id: string;
  readonly displayName: string;
  readonly users: readonly TenantUser[];
  readonly groups: readonly TenantGroup[];
}

export interface TenantUser {
  readonly id: string;
  readonly displayName: string;
  readonly givenName: string;
  readonly surname: string;
  readonly jobTitle: string;
  readonly mail: string;
  readonly userPrincipalName: string;
  readonly userType: 'Member' | 'Guest';
  readonly accountEnabled: boolean;
  readonly officeLocation: string;
  readonly preferredLanguage: string;
  readonly businessPhones: readonly string[];
  readonly mobilePhone: string | null;
}

export interface TenantGroup {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  readonly mail: string | null;
  readonly mailNickname: string;
  readonly mailEnabled: boolean;
  readonly securityEnabled: boolean;
  readonly groupTypes: readonly string[];
  /** Ids of users and groups. */
  readonly members: readonly string[];
}

export const TENANT_ID = '6f3c1d52-84ab-4e0e-9a57-2f1b7c90de14';
export const CLIENT_ID = '0b9e7a43-5c16-4d88-b3f2-71d8e4a6c905';

const INES = user(1, 'Ines', 'Duarte', 'Controller');
const OSKAR = user(2, 'Oskar', 'Lind', 'Accounts payable');
const YUKI = user(3, 'Yuki', 'Tanaka', 'Recruiting');
const DARIO = user(4, 'Dario', 'Conti', 'Bookkeeping, until spring', { accountEnabled: false });
const PRIYA = user(5, 'Priya', 'Nair', 'Auditor', { userType: 'Guest' });

const CLOSING = group(3, 'Month end closing', 'Closes the books each month', [INES.id, PRIYA.id]);

export const TENANT: Tenant = {
  id: TENANT_ID,
  displayName: 'Acme Group',
  users: [YUKI, DARIO, PRIYA, OSKAR, INES],
  groups: [
    group(1, 'People operations', 'Hires people, and is there for them', [YUKI.id]),
    CLOSING,
    group(2, 'Finance', 'Budgets, invoices and the books', [INES.id, OSKAR.id, CLOSING.id]),
  ],
};

function user(
  number: number,
  givenName: string,
  surname: string,
  jobTitle: string,
  more: Partial<TenantUser> = {},
): TenantUser {
  const address = `${givenName}.${surname}@${EMAIL_DOMAIN}`.toLowerCase();
  return {
    id: `5d2e8c10-3b7f-4a61-8e94-c0a1b2d3e40${number}`,
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    jobTitle,
    mail: address,
    userPrincipalName: address,
    userType: 'Member',
    accountEnabled: true,
    officeLocation: 'Rotterdam',
    preferredLanguage: 'en-GB',
    businessPhones: [],
    mobilePhone: null,
    ...more,
  };
}

function group(
  number: number,
  displayName: string,
  description: string,
  members: readonly string[],
): TenantGroup {
  return {
    id: `a94f6e27-10d5-4c3b-b8a6-9d7e5f4c2b0${number}`,
    displayName,
    description,
    mail: null,
    mailNickname: displayName.toLowerCase().replaceAll(' ', '-'),
    mailEnabled: false,
    securityEnabled: true,
    groupTypes: [],
    members,
  };
}
