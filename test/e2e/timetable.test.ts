import { expect } from 'chai';
import { solvingDone } from '../../server/features/timetables/index.ts';
import { anEvent, register } from '../support/events.ts';
import { aMember, fresh } from '../support/factories.ts';
import { button } from './support/controls.ts';
import { must } from '../support/samples/world.ts';
import { usingBrowser } from './support/visit.ts';

describe('The timetable of an event in the page', () => {
  const open = usingBrowser();

  it('is wished for on a phone, made, changed by hand and by dragging, and repaired', async () => {
    const { id, event, organiser } = await anEvent({ status: 'preferences' });
    const [host, guest, other] = [
      await aMember({ kind: 'anchor', name: `桌前整车${fresh()}` }),
      await aMember({ kind: 'sme', name: `来访压铸${fresh()}` }),
      await aMember({ kind: 'sme', name: `来访模具${fresh()}` }),
    ];
    const [hosting] = await register(event, [
      { persona: host, kind: 'anchor' },
      { persona: guest, kind: 'sme' },
      { persona: other, kind: 'sme' },
    ]);
    const phone = await open(guest, { width: 390 });
    await phone.go(`/events/${id}/wishes`);
    await phone.page.getByText('只有贵单位自己看得到').waitFor();
    const card = phone.page.getByRole('article').filter({ hasText: host.name });
    await card.getByRole('button', { name: '必见', exact: true }).focus();
    await phone.page.keyboard.press('Enter');
    await card.locator(`button[aria-pressed="true"]`, { hasText: '必见' }).waitFor();
    await phone.page.getByText('必见还可选 2 个').waitFor();
    await must('PUT /events/:id/wishes/:registrationId', other, {
      params: { id, registrationId: hosting!.registrationId },
      body: { level: 'want' },
    });

    const desk = await open(organiser);
    const { page } = desk;
    await desk.go(`/events/${id}/timetable`);
    await button(page, '排日程').click();
    await solvingDone(id);
    await page.getByText('已是最优').waitFor();
    const cell = (name: string) => page.getByRole('button', { name: new RegExp(`${name}$`) });
    const meetings = page.getByRole('button', { name: /与/ });
    await meetings.nth(1).waitFor();
    expect(await meetings.count()).to.equal(2);

    // By keyboard: open, choose another slot and table, look, save.
    await cell(guest.name).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('时段').selectOption({ label: '11:30' });
    await dialog.getByLabel('桌位').selectOption({ label: 'B2' });
    await button(page, '看看影响').click();
    await dialog.getByText('没有冲突，可以保存。').waitFor();
    await dialog.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('button', { name: new RegExp(`^11:30 B2：.*${guest.name}$`) }).waitFor();

    // By dragging, onto a time at which the host is taken: nothing is saved, and why is said.
    await cell(other.name).dragTo(page.getByRole('button', { name: '11:30 A1：空，安排会面' }));
    await dialog.getByText(`${host.name} 这个时段已有会面`).waitFor();
    expect(await dialog.getByRole('button', { name: '保存', exact: true }).isDisabled()).to.equal(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    // A table that is lost: whom it strands is shown first, then they are moved.
    await page.getByRole('button', { name: 'B2', exact: true }).click();
    await dialog.getByText('有 1 场会面会受影响，涉及 2 人').waitFor();
    await button(page, '保存并修补').click();
    await page.getByRole('button', { name: /^11:30 B2：/ }).waitFor({ state: 'detached' });
    await solvingDone(id);
    await meetings.nth(1).waitFor();
    await page.getByText('需调整').waitFor({ state: 'detached' });
  }).timeout(60_000);
});
