import {
  DependabotAlertsTable,
  DependabotAlertsWidget,
  SecurityInsightsWidget,
} from '@roadiehq/backstage-plugin-security-insights';
import { GithubAccount } from './GithubAccount';

// The plugin's own list of code scanning's alerts is left out: its button to
// dismiss one asks another repository. The card leads to the list on GitHub.
export const SecurityInsightsContent = () => (
  <GithubAccount>
    <SecurityInsightsWidget />
    <DependabotAlertsWidget />
    <DependabotAlertsTable />
  </GithubAccount>
);
