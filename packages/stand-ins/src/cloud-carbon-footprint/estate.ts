/** What runs in the company's clouds, and how much energy it takes in a day. */
export interface Resource {
  readonly cloudProvider: 'AWS' | 'GCP' | 'AZURE';
  readonly accountId: string;
  readonly accountName: string;
  readonly serviceName: string;
  readonly region: string;
  /** On an ordinary working day. */
  readonly kilowattHours: number;
  /** US dollars for a kilowatt-hour: storage costs little energy for its price. */
  readonly price: number;
  /** How closely it follows what people do in the shop; 0 runs all the same. */
  readonly follows: number;
  /** The software that it is for, as a tag of the resource. */
  readonly app?: string;
}

/** Metric tons for a kilowatt-hour of the local grid, as Cloud Carbon Footprint reckons. */
export const GRID: Readonly<Record<string, number>> = {
  'eu-west-1': 0.0002786,
  'eu-central-1': 0.000311,
  'us-east-1': 0.000379069,
  'europe-west4': 0.000389,
  'europe-north1': 0.000071,
  westeurope: 0.0003284,
};

/** The account of the web shop, which the demo's component names. */
export const SHOP_ACCOUNT = '418295637702';

const SHOP = ['AWS', SHOP_ACCOUNT, 'acme-shop'] as const;
const PAYMENTS = ['AWS', '903716284451', 'acme-payments'] as const;
const PLATFORM = ['AWS', '127450983316', 'acme-platform'] as const;
const DATA = ['GCP', 'acme-data-prod', 'acme-data-prod'] as const;
const OFFICE = ['AZURE', '7c1f0a52-6b1e-4a9d-9d57-2f3b8f0c6e14', 'Acme Office'] as const;

export const ESTATE: readonly Resource[] = [
  resource(SHOP, 'AmazonEC2', 'eu-west-1', 21.5, 2.1, 0.9, 'webshop'),
  resource(SHOP, 'AmazonEC2', 'us-east-1', 7.4, 2.2, 0.9, 'webshop'),
  resource(SHOP, 'AmazonRDS', 'eu-west-1', 8.2, 3.4, 0.5, 'webshop'),
  resource(SHOP, 'AmazonElastiCache', 'eu-west-1', 3.1, 3.9, 0.6, 'webshop'),
  resource(SHOP, 'AmazonS3', 'eu-west-1', 1.3, 14, 0.2, 'webshop'),
  resource(SHOP, 'AmazonCloudFront', 'us-east-1', 0.9, 22, 1, 'webshop'),
  resource(SHOP, 'AmazonEC2', 'eu-west-1', 6.8, 2.1, 0.8, 'orders'),
  resource(PAYMENTS, 'AmazonEC2', 'eu-central-1', 9.6, 2.3, 0.7, 'billing'),
  resource(PAYMENTS, 'AmazonRDS', 'eu-central-1', 5.9, 3.6, 0.4, 'billing'),
  resource(PAYMENTS, 'AWSLambda', 'eu-central-1', 0.8, 11, 1, 'billing'),
  resource(PAYMENTS, 'AmazonS3', 'eu-central-1', 0.7, 15, 0.1, 'billing'),
  resource(PLATFORM, 'AmazonEC2', 'eu-central-1', 18.3, 1.9, 0.1),
  resource(PLATFORM, 'AmazonECR', 'eu-central-1', 0.6, 18, 0.1),
  resource(PLATFORM, 'AmazonCloudWatch', 'eu-central-1', 1.1, 16, 0.3),
  resource(DATA, 'BigQuery', 'europe-west4', 11.7, 2.8, 0.3),
  resource(DATA, 'Compute Engine', 'europe-west4', 8.8, 1.8, 0.2),
  resource(DATA, 'Compute Engine', 'europe-north1', 5.2, 1.7, 0.1),
  resource(DATA, 'Cloud Storage', 'europe-west4', 2.4, 12, 0.1),
  resource(OFFICE, 'Virtual Machines', 'westeurope', 7.7, 2.5, 0),
  resource(OFFICE, 'Storage', 'westeurope', 1.2, 13, 0),
];

function resource(
  [cloudProvider, accountId, accountName]: readonly [Resource['cloudProvider'], string, string],
  serviceName: string,
  region: string,
  kilowattHours: number,
  price: number,
  follows: number,
  app?: string,
): Resource {
  const where = { cloudProvider, accountId, accountName, serviceName, region };
  return { ...where, kilowattHours, price, follows, ...(app === undefined ? {} : { app }) };
}
