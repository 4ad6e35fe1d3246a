import { readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import { ratioOf, shown, type Figure } from './figure.ts';

/** What is rewritten stands between these; the text around it is written by people. */
const MARKS = ['<!-- measured:begin -->', '<!-- measured:end -->'] as const;

/** How many processes wanted a processor, as a mean of the last minute and of the last five. */
export const busy = (): string => {
  const [one, five] = loadavg();
  return `${one!.toFixed(1)} / ${five!.toFixed(1)}`;
};

/** The machine and how busy it was, for whoever compares figures of two runs. */
export function machine(busyBefore: string): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return (
    `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, ${memory} GiB, ` +
    `${platform()} ${arch()}, Node ${process.versions.node}; ` +
    `load (1 / 5 min) before the run ${busyBefore}, after it ${busy()}, its own included`
  );
}

const ratio = (figure: Figure): string => `${ratioOf(figure).toFixed(figure.unit === '%' ? 3 : 2)} ×`;

/** One figure on the screen. */
export function print(figure: Figure): void {
  console.log(
    `\n${figure.met ? '✔' : '✘'} ${figure.what.replaceAll('`', '')}\n` +
      `    ${shown(figure.ours, figure.unit)}   against ${shown(figure.baseline, figure.unit)} (${figure.baselineIs})\n` +
      `    ratio ${ratio(figure)}, aim ${figure.aim}: ${figure.met ? 'met' : 'missed'}\n` +
      `    ${figure.note}`,
  );
}

const row = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

/** The measured table, as Markdown. */
export function table(figures: Figure[], about: { machine: string; firms: number; day: string }): string {
  return [
    `Measured on ${about.day}, search and matches over ${about.firms.toLocaleString('en')} firms.`,
    `Machine: ${about.machine}.`,
    '',
    row(['What', 'Platform', 'Baseline', 'Ratio', 'Aim', 'Met']),
    row(['---', '---:', '---:', '---:', '---', '---']),
    ...figures.map((figure) =>
      row([
        figure.what,
        shown(figure.ours, figure.unit),
        `${shown(figure.baseline, figure.unit)} (${figure.baselineIs})`,
        ratio(figure),
        figure.aim,
        figure.met ? 'yes' : '**no**',
      ]),
    ),
    '',
    ...figures.map((figure) => `- ${figure.what}: ${figure.note}.`),
  ].join('\n');
}

/** Puts the table in its place in a document; the text around it stays as it is. */
export function rewrite(file: string, measured: string): void {
  const text = readFileSync(file, 'utf8');
  const [begin, end] = MARKS.map((mark) => text.indexOf(mark));
  if (begin! < 0 || end! < begin!)
    throw new Error(`${file} has no place for the table: ${MARKS.join(' … ')}`);
  writeFileSync(file, `${text.slice(0, begin! + MARKS[0].length)}\n\n${measured}\n\n${text.slice(end!)}`);
}
