import { expect } from 'chai';
import { Event } from '../../server/features/events/index.ts';
import { EventMeeting } from '../../server/features/timetables/index.ts';
import { aGuest, aMeeting, aRunningEvent, runningContent } from '../support/eventDay.ts';
import { button } from './support/controls.ts';
import { usingBrowser } from './support/visit.ts';

describe('An organiser on the day', () => {
  const open = usingBrowser();

  it('moves the agenda along with a late day, and takes back what was said of a meeting by mistake', async () => {
    const { days } = runningContent();
    const { date } = days.at(-1)!;
    const event = await aRunningEvent({
      content: {
        days: [...days.slice(0, -1), { date, blocks: [{ from: '09:00', to: '10:50' }] }],
        agenda: [{ date, from: '11:00', to: '12:00', kind: 'break', title: '午餐', speaker: '' }],
      },
    });
    const meetingId = await aMeeting(event, await aGuest(event), await aGuest(event), {
      slot: event.slot - 1,
    });
    const visit = await open(event.organiser);
    const { page } = visit;
    await visit.go(`/events/${event.id}/live`);
    const slot = page.getByLabel('从哪一场起');
    const tomorrows = await slot.locator('option', { hasText: '09:00' }).last().getAttribute('value');
    await slot.selectOption(tomorrows);
    await button(page, '看看影响').click();
    await page.getByText('议程“午餐”随之改为 11:15–12:15（原 11:00–12:00）。').waitFor();
    await visit.picture('delay');
    await button(page, '确认调整并通知').click();
    await page.getByText('时间已调整').waitFor();
    await visit.go(`/events/${event.id}`);
    await page.getByText('11:15–12:15').waitFor();

    await Event.updateOne({ _id: event.id }, { $set: { status: 'closed' } });
    await EventMeeting.updateOne({ _id: meetingId }, { $set: { state: 'unknown' } });
    await visit.go(`/events/${event.id}/live`);
    const settled = page.getByRole('heading', { name: '已补记的洽谈（1 场）' });
    await button(page, '没有会面').click();
    await settled.waitFor();
    await visit.picture('settled');
    await button(page, '撤回').click();
    await settled.waitFor({ state: 'detached' });
    await button(page, '已会面').click();
    await settled.waitFor();
    expect(await EventMeeting.findById(meetingId).lean()).to.include({ state: 'held', settled: true });

    const online = await aRunningEvent({ organiser: event.organiser, content: { online: true } });
    await visit.go(`/events/${online.id}/check-in`);
    await page.getByRole('heading', { name: '线上活动不需要签到' }).waitFor();
    await page.getByRole('link', { name: '返回活动' }).waitFor();
  });
});
