import { GRID, SHOP_ACCOUNT } from './estate.ts';

/** As `RecommendationResult` of @cloud-carbon-footprint/common. */
export interface RecommendationResult {
  readonly cloudProvider: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly region: string | null;
  readonly recommendationType: string;
  readonly recommendationDetail: string;
  readonly resourceId: string;
  readonly instanceName?: string;
  readonly kilowattHourSavings: number;
  readonly costSavings: number;
  readonly co2eSavings: number;
}

const SHOP = ['AWS', SHOP_ACCOUNT, 'acme-shop'] as const;
const PAYMENTS = ['AWS', '903716284451', 'acme-payments'] as const;
const PLATFORM = ['AWS', '127450983316', 'acme-platform'] as const;
const DATA = ['GCP', 'acme-data-prod', 'acme-data-prod'] as const;
const OFFICE = ['AZURE', '7c1f0a52-6b1e-4a9d-9d57-2f3b8f0c6e14', 'Acme Office'] as const;

/** What the clouds' own advisers found, in the words that each of them uses. */
export const RECOMMENDATIONS: readonly RecommendationResult[] = [
  recommend(
    SHOP,
    'eu-west-1',
    'Terminate',
    'Terminate instance: webshop-load-test',
    'i-0b41d6e2f93a7c518',
    142.6,
    284.9,
  ),
  recommend(
    SHOP,
    'eu-west-1',
    'Modify',
    'Modify instance: webshop-search. Update instance type m6i.2xlarge to m6i.xlarge',
    'i-07fae51c2d8b63904',
    71.4,
    140.2,
  ),
  recommend(
    SHOP,
    'us-east-1',
    'Modify',
    'Modify instance: webshop-us-3. Update instance type c6i.xlarge to c7g.large',
    'i-0d93c8a4175be62f0',
    38.2,
    81.7,
  ),
  recommend(
    PAYMENTS,
    'eu-central-1',
    'Modify',
    'Modify instance: billing-batch. Update instance type r6i.xlarge to r6i.large',
    'i-04c7e91d5ab2f8036',
    52.9,
    118.3,
  ),
  recommend(
    PLATFORM,
    'eu-central-1',
    'Terminate',
    'Terminate instance: ci-runner-old-2',
    'i-0a8e27b61fc95d340',
    118.5,
    221.6,
  ),
  recommend(
    PLATFORM,
    'eu-central-1',
    'EBSOptimized',
    'Save cost and energy by changing volume type from gp2 to gp3',
    'vol-0f2c94ab71de58306',
    9.3,
    24.8,
  ),
  recommend(
    DATA,
    'europe-west4',
    'STOP_VM',
    "Save cost by stopping Idle VM 'notebook-churn-2'.",
    '3184026695173328410',
    96.1,
    173.5,
  ),
  recommend(
    DATA,
    'europe-west4',
    'CHANGE_MACHINE_TYPE',
    "Save cost by changing machine type from n2-standard-8 to n2-standard-4 on 'ingest-1'.",
    '7730915548620113957',
    64.7,
    121.4,
  ),
  recommend(
    OFFICE,
    'westeurope',
    'Shutdown',
    'Shutdown instance: vm-print-02.',
    'vm-print-02',
    58.8,
    109.1,
  ),
];

function recommend(
  [cloudProvider, accountId, accountName]: readonly [string, string, string],
  region: string,
  recommendationType: string,
  recommendationDetail: string,
  resourceId: string,
  kilowattHourSavings: number,
  costSavings: number,
): RecommendationResult {
  const where = { cloudProvider, accountId, accountName, region };
  const what = { recommendationType, recommendationDetail, resourceId };
  const co2eSavings = kilowattHourSavings * (GRID[region] ?? 0.0004);
  return { ...where, ...what, kilowattHourSavings, costSavings, co2eSavings };
}
