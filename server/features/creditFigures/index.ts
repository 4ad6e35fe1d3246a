import { creditFigureRoutes } from '../../../shared/api/creditFigures.ts';
import { feature } from '../../platform/feature.ts';
import type { Handlers } from '../../platform/http/mount.ts';
import { overviewOf } from './overview.ts';
import { ownFigures } from './own.ts';
import { sendSheet } from './sheet.ts';

const handlers = (): Handlers<typeof creditFigureRoutes> => ({
  'GET /finance/figures': ({ query }) => overviewOf(query),
  'GET /finance/figures/sheet': async ({ query, locale, res }) =>
    sendSheet(await overviewOf(query), query, locale, res),
  'GET /finance/own-figures': ({ actor }) => ownFigures(actor),
});

export const creditFiguresFeature = feature({ table: creditFigureRoutes, handlers });
