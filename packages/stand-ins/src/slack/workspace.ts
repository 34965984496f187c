import { ORGANIZATION, PEOPLE, TEAMS } from '../company.ts';

/** A workspace of Slack with the company's people, a channel for each team and one for all. */
export const TEAM_ID = 'T04ACME0001';
export const BOT_ID = 'U0BACKSTAGE';

export interface Channel {
  readonly id: string;
  readonly name: string;
  /** Whether the portal's app was invited. */
  readonly isMember: boolean;
}

export const CHANNELS: readonly Channel[] = [
  { id: 'C0GENERAL00', name: 'general', isMember: true },
  ...TEAMS.map(({ id }, index) => ({ id: `C0TEAM0000${index}`, name: id, isMember: true })),
  { id: 'C0BOARDROOM', name: 'boardroom', isMember: false },
];

export const USERS = PEOPLE.map(({ login, name, email, role }, index) => ({
  id: `U0PERSON00${index}`,
  team_id: TEAM_ID,
  name: login,
  real_name: name,
  deleted: false,
  is_bot: false,
  tz: 'Europe/Amsterdam',
  profile: { real_name: name, display_name: name, title: role, email },
}));

export type SlackUser = (typeof USERS)[number];

export function channelView({ id, name, isMember }: Channel) {
  return {
    id,
    name,
    name_normalized: name,
    is_channel: true,
    is_private: false,
    is_archived: false,
    is_member: isMember,
    context_team_id: TEAM_ID,
  };
}

export const WORKSPACE = {
  url: `https://${ORGANIZATION}.slack.com/`,
  team: 'Acme',
  user: 'backstage',
  team_id: TEAM_ID,
  user_id: BOT_ID,
  bot_id: 'B0BACKSTAGE',
  is_enterprise_install: false,
};
