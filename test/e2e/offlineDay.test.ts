import { expect } from 'chai';
import { Audit } from '../../server/features/audit/index.ts';
import { MeetingSide } from '../../server/features/eventDay/index.ts';
import { Registration } from '../../server/features/events/index.ts';
import { Introduction } from '../../server/features/introductions/index.ts';
import { EventMeeting } from '../../server/features/timetables/index.ts';
import { aGuest, aMeeting, aRunningEvent, type Guest } from '../support/eventDay.ts';
import { aMember, fresh } from '../support/factories.ts';
import { aStoredDemand } from '../support/introductions.ts';
import { until } from '../support/live.ts';
import { must } from '../support/samples/world.ts';
import { button } from './support/controls.ts';
import { usingBrowser, type Visit } from './support/visit.ts';

const cameOf = async ({ registrationId }: Guest) =>
  (await Registration.findById(registrationId).lean())!.people[0]!.checkedInAt;

/** Two minutes in which the hall’s network is gone: the browser’s clock goes on, and so do its attempts. */
async function withoutNetwork({ page, context, allow }: Visit, work: () => Promise<void>): Promise<void> {
  allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.getByText('网络已断开').waitFor();
  await work();
  await page.clock.fastForward(120_000);
  // Until the sign-in is renewed nothing is asked without it, though the page reads anew from time to time.
  await page.route('**/session/refresh', async (route) => {
    await page.clock.fastForward(120_000);
    await route.continue();
  });
  await context.setOffline(false);
}

describe('A phone without a network for two minutes', () => {
  const open = usingBrowser();

  it('at the desk, over a reload: each is checked in once, who came meanwhile stays as they came', async () => {
    const event = await aRunningEvent();
    const [first, second, third] = [
      await aGuest(event, { here: false }),
      await aGuest(event, { here: false }),
      await aGuest(event, { here: false }),
    ];
    const desk = await open(event.organiser, { width: 390 });
    const { page } = desk;
    await page.clock.install();
    await desk.go(`/events/${event.id}/check-in`);
    const came = (who: Guest) => page.locator('li', { hasText: who.persona.name });
    await came(third).waitFor();
    await withoutNetwork(desk, async () => {
      // By the badge’s code, as the camera would read it, and by name.
      await page.getByLabel('手动输入编号').fill(first.code);
      await button(page, '确定').click();
      await page.getByText(`${first.persona.name} 签到成功`).waitFor();
      await page.getByLabel('姓名、单位或胸牌号').fill(second.persona.name);
      await came(second).getByRole('button').click();
      await came(second).getByText('待发送').waitFor();
      // The same badge again is known to be in, without asking anybody.
      await page.getByLabel('手动输入编号').fill(first.code);
      await button(page, '确定').click();
      await page.getByText(`${first.persona.name} 已在`, { exact: false }).first().waitFor();
      // The page is opened anew: the browser closed it, or somebody pulled it down.
      await page.reload();
      await came(first).getByText('待发送').waitFor();
      await page.getByLabel('姓名、单位或胸牌号').fill(third.persona.name);
      await came(third).getByRole('button').click();
      await page.getByLabel('姓名、单位或胸牌号').fill('');
      // Another desk, which has a network, was quicker with the second.
      await must('POST /events/:id/check-ins', event.organiser, {
        params: { id: event.id },
        body: { attendeeId: second.attendeeId },
      });
      expect(await cameOf(first)).to.equal(null);
    });
    const before = (await cameOf(second))!;
    await until(
      async () => (await cameOf(first)) !== null && (await cameOf(third)) !== null,
      'what was tapped is sent',
      30_000,
    );
    await came(first).getByText('待发送').waitFor({ state: 'detached' });
    expect(await cameOf(second)).to.deep.equal(before);
    for (const guest of [first, second, third]) {
      const trail = { subjectId: guest.registrationId, action: 'event.checkedIn' } as const;
      expect(await Audit.countDocuments(trail), guest.persona.name).to.equal(1);
    }
    await page.waitForFunction(
      () => !Object.keys(localStorage).some((key) => key.startsWith('lianqiao.later.')),
    );
  });

  it('at the table, over a reload: start, notes and an intent arrive once and in their order', async () => {
    const event = await aRunningEvent();
    const buyer = await aMember({ kind: 'anchor', name: `离线链主${fresh()}` });
    const demandId = await aStoredDemand(buyer);
    const host = await aGuest(event, { persona: buyer, brings: { demandIds: [demandId] } });
    const guest = await aGuest(event);
    const meetingId = await aMeeting(event, host, guest);
    const phone = await open(guest.persona, { width: 390 });
    const { page } = phone;
    await page.clock.install();
    await phone.go(`/events/${event.id}/my-day`);
    await button(page, '开始洽谈').waitFor();
    const notes = ['对方要求先送样', '价格含税含运费'];
    await withoutNetwork(phone, async () => {
      await button(page, '开始洽谈').click();
      for (const text of notes) {
        await page.getByLabel('笔记', { exact: true }).last().fill(text);
        await button(page, '保存笔记').click();
        await page.getByText(text).waitFor();
      }
      await page.reload();
      await page.getByText(notes[1]!).waitFor();
      await page.getByLabel('有意向').check();
      await page.getByLabel('意向金额', { exact: true }).fill('120');
      await button(page, '保存结果').click();
      await page.getByText('待发送').first().waitFor();
      expect((await EventMeeting.findById(meetingId).lean())!.state).to.equal('planned');
      expect(await MeetingSide.countDocuments({ meetingId })).to.equal(0);
    });
    await until(
      async () => (await MeetingSide.findOne({ meetingId }).lean())?.outcome?.kind === 'intent',
      'what was tapped is sent',
      30_000,
    );
    const side = (await MeetingSide.findOne({ meetingId }).lean())!;
    expect(side.notes.map(({ text }) => text)).to.deep.equal(notes);
    const rows = await Introduction.find({ demandId }).lean();
    expect(rows).to.have.length(1);
    expect(rows[0]).to.include({ state: 'intent', intentFen: 120_000_000 });
    for (const action of ['eventMeeting.started', 'eventMeeting.held', 'eventMeeting.outcomeNoted'] as const)
      expect(await Audit.countDocuments({ subjectId: meetingId, action }), action).to.equal(1);
    await page.getByRole('link', { name: '查看对接' }).waitFor();
    await page.waitForFunction(
      () => !Object.keys(localStorage).some((key) => key.startsWith('lianqiao.later.')),
    );
  });

  it('opens the desk and one’s own day though neither was opened before', async () => {
    const event = await aRunningEvent();
    const [host, guest] = [await aGuest(event), await aGuest(event)];
    await aMeeting(event, host, guest);
    const kept = (page: Visit['page'], name: string) =>
      page.waitForFunction(
        (text) =>
          Object.keys(localStorage).some((key) => key.startsWith('lianqiao.kept.') && key.includes(text)),
        `.${name}.${event.id}`,
      );
    const own = `/event-registrations/${guest.registrationId}`;
    const at = `/events/${event.id}`;
    for (const [persona, from, name, to] of [
      [event.organiser, at, 'desk', `${at}/check-in`],
      [guest.persona, own, 'eventDay', `${at}/my-day`],
    ] as const) {
      const phone = await open(persona, { width: 390 });
      const { page } = phone;
      await page.clock.install();
      await phone.go(from);
      await kept(page, name);
      await withoutNetwork(phone, async () => {
        await page.goto(to);
        await page.getByText(host.persona.name).first().waitFor();
      });
    }
  });
});
