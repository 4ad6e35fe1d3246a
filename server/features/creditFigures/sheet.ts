import type { Response } from 'express';
import { FIGURE_WORDS, figureGroupWords } from '../../../shared/finance/figureWords.ts';
import { percentOf } from '../../../shared/finance/figures.ts';
import { inLocale, type Locale } from '../../../shared/locale.ts';
import type { CreditFigures, FigureCell, FiguresQuery } from '../../../shared/schemas/creditFigures.ts';
import { writeSheet } from '../../platform/sheets/index.ts';
import { currentTaxonomy } from '../taxonomy/index.ts';

const yuan = (fen: number | undefined): string => (fen === undefined ? '' : String(fen / 100));
const percent = (bp: number | undefined): string => (bp === undefined ? '' : percentOf(bp));
const number = (count: number | undefined): string => (count === undefined ? '' : String(count));

const cells = ({ needs, offers, drawdowns, promises }: FigureCell): string[] => [
  number(needs?.firms),
  number(needs?.count),
  yuan(needs?.fen),
  number(offers?.count),
  yuan(offers?.fen),
  percent(offers?.rateBp),
  number(drawdowns?.count),
  yuan(drawdowns?.fen),
  percent(drawdowns?.rateBp),
  percent(drawdowns?.aboveLprBp),
  number(promises?.count),
  number(promises?.kept),
];

/** Sends the figures as a sheet; what is not shown is empty in it too. */
export async function sendSheet(
  figures: CreditFigures,
  { by, period }: FiguresQuery,
  locale: Locale,
  res: Response,
): Promise<void> {
  const say = (key: keyof typeof FIGURE_WORDS) => inLocale(FIGURE_WORDS[key], locale);
  const { chains } = await currentTaxonomy();
  const chainWords = new Map(chains.map((chain) => [chain.code, chain.name]));
  res.set({
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': `attachment; filename="figures-${by}-${period}.xlsx"`,
  });
  const headings = [
    say(by),
    ...(['needFirms', 'needs', 'needYuan', 'offers', 'offerYuan', 'offerRate'] as const).map(say),
    ...(['drawdowns', 'drawnYuan', 'drawnRate', 'aboveLpr', 'promised', 'kept'] as const).map(say),
  ];
  await writeSheet(
    res,
    headings.map((heading) => ({ heading })),
    [
      [say('total'), ...cells(figures.total)],
      ...figures.groups.map((group) => [
        inLocale(figureGroupWords(by, group.code, chainWords), locale),
        ...cells(group),
      ]),
    ],
  );
}
