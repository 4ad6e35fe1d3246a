import { billSamples } from './bills.ts';
import { creditSamples } from './credit.ts';
import { creditApplicationSamples } from './creditApplications.ts';
import { creditNeedSamples } from './creditNeeds.ts';
import { eventReportSamples } from './eventReport.ts';
import { eventSamples } from './events.ts';
import { eventDaySamples } from './eventDay.ts';
import { identitySamples } from './identity.ts';
import { organisationSamples } from './organisations.ts';
import { conversationSamples, demandSamples, introductionSamples } from './pairs.ts';
import { timetableSamples } from './timetables.ts';
import { receivableSamples } from './receivables.ts';
import type { Sample, Samples } from './world.ts';

export { aWorld, send, type Sample, type Sent, type World } from './world.ts';

/** How each route is called so that it succeeds. A route without a sample fails the tests that walk the table. */
export const SAMPLES: Samples = {
  ...identitySamples,
  ...organisationSamples,
  ...demandSamples,
  ...introductionSamples,
  ...conversationSamples,
  ...creditSamples,
  ...billSamples,
  ...creditNeedSamples,
  ...creditApplicationSamples,
  ...receivableSamples,
  ...timetableSamples,
  ...eventSamples,
  ...eventDaySamples,
  ...eventReportSamples,
};

export function sampleOf(key: string): Sample {
  const sample = SAMPLES[key as keyof Samples];
  if (!sample) throw new Error(`${key} has no sample in test/support/samples`);
  return sample;
}
