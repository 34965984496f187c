const RINGS = ['adopt', 'trial', 'assess', 'hold'] as const;
type Ring = (typeof RINGS)[number];

const COLORS: Readonly<Record<Ring, string>> = {
  adopt: '#5ba300',
  trial: '#009eb0',
  assess: '#c7ba00',
  hold: '#e09b96',
};

const QUADRANTS = ['Techniques', 'Platforms', 'Tools', 'Languages and frameworks'] as const;

/** -1 moved away from the middle, 1 towards it. */
type Moved = -1 | 0 | 1;

type Line = readonly [
  title: string,
  quadrant: (typeof QUADRANTS)[number],
  ring: Ring,
  moved: Moved,
  daysAgo: number,
  description: string,
];

const LINES: readonly Line[] = [
  [
    'Contract tests',
    'Techniques',
    'adopt',
    0,
    300,
    'Between the shop and billing, at each commit.',
  ],
  [
    'Feature flags with a funeral',
    'Techniques',
    'trial',
    1,
    40,
    'Each has a date on which it goes.',
  ],
  ['Shared databases', 'Techniques', 'hold', -1, 90, 'What two services write, nobody owns.'],
  ['Kubernetes', 'Platforms', 'adopt', 0, 500, 'Where everything runs.'],
  ['Serverless queues', 'Platforms', 'assess', 0, 20, 'For the nights, when little is ordered.'],
  ['OpenTelemetry', 'Tools', 'adopt', 1, 60, 'Traces from the basket to the ledger.'],
  ['Hand-written dashboards', 'Tools', 'hold', -1, 60, 'They are made of code now.'],
  ['TypeScript', 'Languages and frameworks', 'adopt', 0, 700, 'For the shop and its services.'],
  ['Kotlin', 'Languages and frameworks', 'trial', 0, 120, 'In the app of the couriers.'],
];

const DAY = 24 * 60 * 60 * 1000;

/** In the shape of the plugin's own data file. */
export function radarAt(now: Date) {
  return {
    quadrants: QUADRANTS.map((name) => ({ id: idOf(name), name })),
    rings: RINGS.map((id) => ({ id, name: titleOf(id), color: COLORS[id] })),
    entries: LINES.map(([title, quadrant, ringId, moved, daysAgo, description]) => ({
      key: idOf(title),
      id: idOf(title),
      title,
      quadrant: idOf(quadrant),
      description,
      timeline: [
        {
          date: new Date(now.getTime() - daysAgo * DAY).toISOString().slice(0, 10),
          ringId,
          moved,
          description,
        },
      ],
    })),
  };
}

function idOf(title: string): string {
  return title.toLowerCase().replaceAll(/\W+/g, '-');
}

function titleOf(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1);
}
