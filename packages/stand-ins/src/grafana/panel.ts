import type { Dashboard } from './dashboards.ts';

const WIDTH = 720;
const HEIGHT = 220;
const POINTS = 72;

/** A dashboard as a page of its own: what an overview of a component embeds. */
export function dashboardPage({ title }: Dashboard, now: Date): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${title} - Grafana</title>
<style>
  body { margin: 0; background: #111217; color: #ccccdc; font: 13px Inter, Helvetica, Arial, sans-serif; }
  h1 { font-size: 14px; font-weight: 500; margin: 10px 14px 0; }
  svg { display: block; width: 100%; height: calc(100vh - 34px); }
</style>
<h1>${title}</h1>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="Requests per second">
  ${[0.25, 0.5, 0.75].map((at) => `<path d="M0 ${HEIGHT * at}H${WIDTH}" stroke="#ccccdc1f"/>`).join('')}
  ${curve(now, 0.35, '#73bf69')}
  ${curve(now, 0.65, '#5794f2')}
</svg>
</html>
`;
}

/** The last six hours: a wave of the day with a little noise that is the same for a moment. */
function curve(now: Date, level: number, color: string): string {
  const start = now.getTime() / 3_600_000 - 6;
  const points = Array.from({ length: POINTS }, (_, index) => {
    const hour = start + (index * 6) / POINTS;
    const value = level + 0.12 * Math.sin(hour / 2) + 0.04 * Math.sin(hour * 7.3 + level * 10);
    return `${((index * WIDTH) / (POINTS - 1)).toFixed(0)} ${(HEIGHT * (1 - value)).toFixed(0)}`;
  });
  return `<path d="M${points.join('L')}" fill="none" stroke="${color}" stroke-width="2" vector-effect="non-scaling-stroke"/>`;
}
