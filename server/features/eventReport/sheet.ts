import type { Response } from 'express';
import { reportGroupWords, reportWord, type REPORT_WORDS } from '../../../shared/eventReportWords.ts';
import { dateOf } from '../../../shared/localTime.ts';
import { fill, inLocale, type Locale } from '../../../shared/locale.ts';
import {
  REPORT_DIMENSIONS,
  type EventReport,
  type ReportDimension,
  type ReportSum,
} from '../../../shared/schemas/eventReport.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { writeBook, type BookSheet } from '../../platform/sheets/index.ts';
import { recordAudit } from '../audit/index.ts';
import { ownEvent } from '../events/index.ts';
import { currentTaxonomy } from '../taxonomy/index.ts';
import { readReport } from './report.ts';

type Say = (key: keyof typeof REPORT_WORDS) => string;
type FollowUps = NonNullable<EventReport['followUps']>;
type Cell = string | number | null;

const few = (say: Say, least: number): string => fill(say('few'), { n: least });
/** Money as a sheet reckons with it: in yuan. */
const yuanOf =
  (say: Say, { least, madeAt, sumsFrom }: EventReport) =>
  ({ fen }: ReportSum): Cell => {
    if (fen !== null) return fen / 100;
    return dateOf(madeAt) < sumsFrom ? say('notYet') : few(say, least);
  };

function overview(report: EventReport, say: Say): BookSheet {
  const yuan = yuanOf(say, report);
  const { registered, approved, came, missed, meetings, titled, intents } = report;
  const rows: [keyof typeof REPORT_WORDS, Cell][] = [
    ['registered', registered.organisations],
    ['registeredPeople', registered.people],
    ['approved', approved.organisations],
    ['approvedPeople', approved.people],
    ['came', came.organisations],
    ['camePeople', came.people],
    ['missed', missed?.organisations ?? say('notYet')],
    ['missedPeople', missed?.people ?? say('notYet')],
    ['planned', meetings.planned],
    ['held', meetings.held],
    ['unknown', meetings.unknown],
    ['titled', titled.titled],
    ['titledShare', titled.firms === 0 ? null : Math.round((1000 * titled.titled) / titled.firms) / 10],
    ['intents', intents.count ?? say('notYet')],
    ['intentYuan', yuan(intents)],
  ];
  return {
    name: say('summary'),
    columns: [
      { heading: say('figure'), width: 28 },
      { heading: report.event.title, width: 28 },
    ],
    rows: rows.map(([key, value]) => [say(key), value]),
  };
}

function group(
  report: EventReport,
  by: ReportDimension,
  say: Say,
  nameOf: (code: string) => string,
): BookSheet {
  const yuan = yuanOf(say, report);
  const keys = ['registered', 'approved', 'came', 'planned', 'held', 'intents', 'intentYuan'] as const;
  return {
    name: say(by),
    columns: [{ heading: say(by), width: 28 }, ...keys.map((key) => ({ heading: say(key) }))],
    rows: report.groups[by].map(({ code, registered, approved, came, meetings, intents }) => [
      ...[nameOf(code), registered, approved, came, meetings.planned, meetings.held],
      ...(intents ? [intents.count, yuan(intents)] : [few(say, report.least), null]),
    ]),
  };
}

function later(report: EventReport, say: Say): BookSheet {
  const yuan = yuanOf(say, report);
  const cells = (sum: ReportSum | null): Cell[] =>
    sum ? [sum.count ?? few(say, report.least), yuan(sum)] : [say('notYet'), null];
  const keys = ['days', 'on', 'signed', 'signedYuan', 'landed', 'landedYuan'] as const;
  return {
    name: say('later'),
    columns: keys.map((key) => ({ heading: say(key) })),
    rows: report.later.map(({ days, on, signed, landed }) => [days, on, ...cells(signed), ...cells(landed)]),
  };
}

function followUpSheet({ promised, kept, open, late }: FollowUps, say: Say): BookSheet {
  const keys = ['organisation', 'with', 'due', 'daysLate'] as const;
  return {
    name: say('followUps'),
    columns: keys.map((key, i) => ({ heading: say(key), width: i < 2 ? 32 : 14 })),
    rows: [
      [say('promised'), promised],
      [say('kept'), kept],
      [say('open'), open],
      [say('late'), late.length],
      ...late.map((one): Cell[] => [one.organisation.name, one.with.name, one.due, one.daysLate]),
    ],
  };
}

function feedback({ feedback: { answers, shown } }: EventReport, say: Say): BookSheet {
  const spread = shown?.spread;
  return {
    name: say('feedback'),
    columns: [
      { heading: say('feedback'), width: 60 },
      ...[1, 2, 3, 4, 5].map((n) => ({ heading: String(n), width: 8 })),
    ],
    rows: [
      [say('answers'), answers],
      ...(shown && spread
        ? [
            [`${say('rateOrganisation')} ${shown.organisation}`, ...spread.organisation],
            [`${say('rateMatches')} ${shown.matches}`, ...spread.matches],
            [say('text')],
            ...shown.texts.map((text) => [text]),
          ]
        : []),
    ],
  };
}

function earlier(report: EventReport, say: Say): BookSheet {
  const yuan = yuanOf(say, report);
  const keys = [
    'event',
    'date',
    'approvedPeople',
    'camePeople',
    'planned',
    'held',
    'intents',
    'intentYuan',
  ] as const;
  const own = { ...report, event: { name: report.event.title }, on: report.event.until };
  return {
    name: say('earlier'),
    columns: keys.map((key, i) => ({ heading: say(key), width: i === 0 ? 36 : 16 })),
    rows: [own, ...report.earlier].map(({ event, on, approved, came, meetings, intents }) => [
      ...[event.name, on, approved.people, came.people, meetings.planned, meetings.held],
      ...[intents.count, yuan(intents)],
    ]),
  };
}

/** Sends the report as a book of sheets; what is not told on the page is not in it either. */
export async function sendReportSheet(
  actor: MemberActor,
  id: string,
  locale: Locale,
  res: Response,
): Promise<void> {
  const report = await readReport(actor, id);
  const { organiserId } = await ownEvent(actor, id);
  await recordAudit(null, actor, {
    action: 'eventReport.exported',
    subject: { kind: 'event', id },
    ownerId: organiserId,
  });
  const { chains } = await currentTaxonomy();
  const chainWords = new Map(chains.map((chain) => [chain.code, chain.name]));
  const say: Say = (key) => inLocale(reportWord(key, report.event.online), locale);
  res.set({
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': `attachment; filename="report-${report.event.code}.xlsx"`,
  });
  await writeBook(res, [
    overview(report, say),
    ...REPORT_DIMENSIONS.map((by) =>
      group(report, by, say, (code) => inLocale(reportGroupWords(by, code, chainWords), locale)),
    ),
    later(report, say),
    ...(report.followUps ? [followUpSheet(report.followUps, say)] : []),
    feedback(report, say),
    earlier(report, say),
  ]);
}
