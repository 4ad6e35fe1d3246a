import { creditFigures, figuresQuery, ownFigures } from '../schemas/creditFigures.ts';
import { FIRM_KINDS } from '../schemas/organisation.ts';
import { routes } from './route.ts';

const tag = 'creditFigures';
const overview = { role: 'viewer', kinds: ['organiser', 'chainOffice', 'admin'], verified: true } as const;

export const creditFigureRoutes = routes({
  'GET /finance/figures': {
    tag,
    summary: 'Needs, offers, drawdowns, rates and promises kept, in numbers of five firms at least',
    access: overview,
    query: figuresQuery,
    response: creditFigures,
  },
  'GET /finance/figures/sheet': {
    tag,
    summary: 'The same as .xlsx, in the reader’s language',
    access: overview,
    query: figuresQuery,
    response: 'file',
  },
  'GET /finance/own-figures': {
    tag,
    summary:
      'A bank’s board, promises, quotas and loans; a firm’s loans and their true cost; what an anchor confirmed',
    access: { role: 'viewer', kinds: [...FIRM_KINDS, 'bank'] },
    response: ownFigures,
  },
});
