import { introductionRoutes } from '../../../shared/api/introductions.ts';
import { today } from '../../../shared/localTime.ts';
import { feature } from '../../platform/feature.ts';
import { addJob } from '../../platform/jobs/index.ts';
import { setDemandTies } from '../demands/index.ts';
import { setIntroductionKnowledge } from '../matching/index.ts';
import { demandTies, firmFigures, latestOfPairs } from './figures.ts';
import { registerDemandEnds } from './demandEnds.ts';
import { registerIntroductionNotices } from './notices.ts';
import { remindOfNextSteps, remindOfRequests } from './reminders.ts';
import { introductionHandlers } from './routes.ts';
import { expireRequests } from './steps.ts';

export { openOf, recordMeeting, type TableOutcome } from './atTable.ts';
export { expiryOf, isOpen, reminderOf } from './domain.ts';
export { Introduction, type IntroductionDocument } from './model.ts';
export { firmFigures, introducedPairs, signedOrders, type FirmFigures } from './figures.ts';

const MINUTE_MS = 60_000;

export const introductionsFeature = feature({
  table: introductionRoutes,
  handlers: introductionHandlers,
  register() {
    setDemandTies(demandTies);
    setIntroductionKnowledge({ records: firmFigures, introductions: latestOfPairs });
    registerIntroductionNotices();
    registerDemandEnds();
    addJob({
      name: 'introductions.expire',
      everyMs: MINUTE_MS,
      run: async () => void (await expireRequests()),
    });
    addJob({ name: 'introductions.remindOfRequests', everyMs: MINUTE_MS, run: () => remindOfRequests() });
    addJob({
      name: 'introductions.remindOfNextSteps',
      everyMs: 10 * MINUTE_MS,
      run: () => remindOfNextSteps(today()),
    });
  },
});
