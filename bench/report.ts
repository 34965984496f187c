import { BETTER_T_STACK_VERSION } from './betterTStack.ts';
import { PEER_VERSION } from './peer.ts';
import { ratioOf, verdictOf, type Result, type Row } from './result.ts';

/** A result, and how busy the machine was when it began and when it ended. */
export interface Measured {
  readonly result: Result;
  readonly load: readonly [before: string, after: string];
  /** `2026-11-22`. */
  readonly date: string;
}

const HEADINGS = ['benchmark', 'measure', 'ours', 'peer', 'ratio', 'target', 'verdict'];

/** The table as people read it on a terminal. */
export function terminalTable(measured: readonly Measured[]): string {
  const lines = [HEADINGS, ...measured.flatMap(({ result }) => cellsOf(result))];
  const widths = HEADINGS.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) => line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}

/** `bench/RESULTS.md`, of results of one machine. */
export function markdownReport(measured: readonly Measured[], machine: readonly string[]): string {
  const table = [HEADINGS, HEADINGS.map(() => '---'), ...measured.flatMap(tableLines)];
  return [
    '# Benchmark results',
    '',
    `Stagecraft against @backstage/create-app ${PEER_VERSION}, and for archives against create-better-t-stack ${BETTER_T_STACK_VERSION}, each in one run and in turns. Written by \`npm run bench\`.`,
    'A ratio is ours divided by theirs. Absolute times are of this machine; the ratios count.',
    '',
    ...machine.map((line) => `- ${line}`),
    '',
    ...table.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    ...measured.flatMap(sectionLines),
  ].join('\n');
}

function tableLines({ result }: Measured): string[][] {
  return cellsOf(result);
}

function sectionLines({ result, date, load: [before, after] }: Measured): string[] {
  return [
    `## ${result.title}`,
    '',
    ...result.notes.map((note) => `- ${note}`),
    `- Measured on ${date}. Load of the machine: ${before} before, ${after} after.`,
    '',
  ];
}

function cellsOf({ name, rows }: Result): string[][] {
  return rows.map((row) => {
    const ratio = ratioOf(row);
    return [
      name,
      row.measure,
      figure(row, row.ours),
      row.peer === undefined ? '' : figure(row, row.peer),
      ratio === undefined ? '' : ratio.toFixed(2),
      targetText(row),
      verdictOf(row),
    ];
  });
}

function figure({ digits, unit }: Row, value: number): string {
  return `${value.toFixed(digits)} ${unit}`;
}

function targetText({ target, unit }: Row): string {
  if (target === undefined) return '';
  const sign = target.is === 'at most' ? '≤' : '≥';
  return target.of === 'ratio'
    ? `ratio ${sign} ${target.limit}`
    : `${sign} ${target.limit} ${unit}`;
}
