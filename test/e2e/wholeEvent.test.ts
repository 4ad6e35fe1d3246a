import { expect } from 'chai';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { aMember, fresh } from '../support/factories.ts';
import { anOpenDemand } from '../support/introductions.ts';
import { button, confirm } from './support/controls.ts';
import { twoSlotsSoon, type SoonDay } from './support/soon.ts';
import { usingBrowser, type Visit } from './support/visit.ts';

const card = (page: Page, name: string) => page.getByRole('article').filter({ hasText: name });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });

/** Writes the days of an event into its form, which begins with one day of two blocks. */
async function fillDays(page: Page, days: SoonDay[]): Promise<void> {
  for (const [i, { date, blocks }] of days.entries()) {
    if (i > 0) await button(page, '加一天').click();
    const day = page.locator('li.day').nth(i);
    await day.getByLabel(`第 ${i + 1} 天`, { exact: true }).fill(date);
    for (const [j, { from, to }] of blocks.entries()) {
      await day.getByLabel('开始', { exact: true }).nth(j).fill(from);
      await day.getByLabel('结束', { exact: true }).nth(j).fill(to);
    }
    for (let left = await day.getByLabel('开始', { exact: true }).count(); left > blocks.length; left -= 1)
      await day
        .getByRole('button', { name: /^删除 \d/ })
        .last()
        .click();
  }
}

describe('A whole event, by five people at once', () => {
  const open = usingBrowser();

  it('goes from its first form to its report', async function () {
    this.timeout(240_000);
    const n = fresh();
    const [organiser, maker, other, caster, absent] = await Promise.all([
      aMember({ kind: 'organiser', name: `产业促进会${n}` }),
      aMember({ kind: 'anchor', name: `珠江整车${n}` }),
      aMember({ kind: 'anchor', name: `南沙电驱${n}` }),
      aMember({ kind: 'sme', name: `黄埔压铸${n}` }),
      aMember({ kind: 'sme', name: `白云模具${n}` }),
    ]);
    const demand = `电机壳体年度采购${n}`;
    await anOpenDemand(maker, { title: demand });
    const phone = { width: 390 } as const;
    const [desk, host, second, guest, missing] = await Promise.all([
      open(organiser),
      open(maker, phone),
      open(other, phone),
      open(caster, phone),
      open(absent, phone),
    ]);
    const { page } = desk;
    const days = twoSlotsSoon(new Date());
    const [first, next] = days.flatMap(({ blocks }) => blocks.map(({ from }) => from));

    // Created, and opened.
    const title = `整车零部件对接会${n}`;
    await desk.go('/events');
    await link(page, '新建活动').first().click();
    await page.getByLabel('活动名称', { exact: true }).fill(title);
    await page.getByLabel('会场地址').fill('广州市黄埔区会议中心 2 楼');
    await page.getByLabel('每场洽谈', { exact: true }).fill('5');
    await fillDays(page, days);
    for (const label of ['报名截止', '意向截止']) {
      await page.getByLabel(label, { exact: true }).fill(days[0]!.date);
      await page.getByLabel(`${label}的时间`).fill(first!);
    }
    await desk.picture('whole-01-form');
    await button(page, '保存筹备稿').click();
    await page.waitForURL(/\/events\/[0-9a-f]{24}$/);
    await confirm(page, '开放报名');
    const publicLink = page.getByRole('link', { name: /\/e\/[a-z0-9]{10}$/ });
    const address = new URL((await publicLink.textContent())!).pathname;
    await desk.picture('whole-02-open');

    // Everybody registers at once; each host can in one of the two slots.
    const join = async (visit: Visit, cannot: string | undefined, brings?: string) => {
      await visit.go(address);
      await link(visit.page, '报名').click();
      if (cannot) {
        await visit.page.getByLabel('有些时段不能参加').check();
        await visit.page.getByLabel(new RegExp(`^${cannot}`)).uncheck();
      }
      if (brings) await visit.page.getByLabel(brings).check();
      await visit.picture(`whole-03-join-${brings ? 'host' : cannot ? 'second' : 'guest'}`);
      await button(visit.page, '提交报名').click();
      await visit.page.getByText('等待主办方审核').waitFor();
    };
    await Promise.all([
      join(host, next, demand),
      join(second, first),
      join(guest, undefined),
      join(missing, undefined),
    ]);
    await link(page, '报名').click();
    await card(page, maker.name).waitFor();
    await page.getByLabel('全选').check();
    await desk.picture('whole-04-registrations');
    await button(page, '通过').click();
    await page.getByText('已通过 4 家').waitFor();
    await Promise.all(
      [host, second, guest, missing].map((visit) => visit.page.getByText('报名已通过').waitFor()),
    );
    await guest.picture('whole-05-approved');

    // Wishes.
    await link(page, '概况').click();
    await confirm(page, '进入意向收集');
    await page.getByText('正在收集意向').waitFor();
    const wish = async (visit: Visit, wishes: Record<string, string>) => {
      await link(visit.page, '选择想见谁').click();
      for (const [name, level] of Object.entries(wishes)) {
        const choice = card(visit.page, name).getByRole('button', { name: level, exact: true }).first();
        await choice.click();
        await card(visit.page, name)
          .locator('button[aria-pressed="true"]', { hasText: level })
          .first()
          .waitFor();
      }
      await visit.picture(`whole-06-wishes-${Object.keys(wishes)[0]}`);
    };
    await Promise.all([
      wish(host, { [`黄埔压铸${n}`]: '必见' }),
      wish(second, { [`白云模具${n}`]: '必见' }),
      wish(guest, { [`珠江整车${n}`]: '必见', [`南沙电驱${n}`]: '想见' }),
      wish(missing, { [`南沙电驱${n}`]: '想见' }),
    ]);

    // The timetable: the guest’s wish for the second host finds no time.
    await link(page, '日程').click();
    await button(page, '排日程').click();
    await page.getByText('已是最优').waitFor();
    await desk.picture('whole-07-timetable');
    await button(page, '发布日程').click();
    const asks = page.getByRole('dialog');
    await asks.getByText('所有参会单位都会收到通知').waitFor();
    await asks.getByRole('button', { name: '发布日程', exact: true }).click();
    await page.getByText('日程已发布').first().waitFor();
    await desk.picture('whole-08-published');
    // Each reads its own meetings, told by a notice, and nobody else’s.
    await guest.page.goBack();
    await link(guest.page, '我的会面').click();
    await guest.page.getByText(`珠江整车${n}`).waitFor();
    await guest.page.getByText('下一场').waitFor();
    expect(await guest.page.getByText(`白云模具${n}`).count()).to.equal(0);
    await guest.picture('whole-08-own-timetable');
    await link(page, '概况').click();
    await confirm(page, '活动开始');
    await page.getByText('活动进行中').first().waitFor();
    await desk.picture('whole-09-live');

    // At the door: the organiser’s phone reads one code with its camera, the others are typed in as printed below it.
    const codeOf = async (visit: Visit) =>
      (await visit.page.getByText(/^[a-z0-9]{16}$/).textContent({ timeout: 5000 }))!;
    for (const visit of [host, second, guest, missing]) {
      await link(visit.page, '报名与签到码').click();
      await visit.page.getByText('到场时出示二维码签到').waitFor();
    }
    const [hostCode, secondCode, guestCode] = [await codeOf(host), await codeOf(second), await codeOf(guest)];
    const door = await open(organiser, { ...phone, sees: hostCode });
    await door.go(`${new URL(page.url()).pathname}/check-in`);
    await door.page.getByText(`${maker.name} 签到成功`).waitFor();
    await door.picture('whole-10-camera');
    for (const [code, who] of [
      [secondCode, other],
      [guestCode, caster],
    ] as const) {
      await door.page.getByLabel('手动输入编号').fill(code);
      await button(door.page, '确定').click();
      await door.page.getByText(`${who.name} 签到成功`).waitFor();
    }
    await door.picture('whole-11-door');
    await host.page.getByText('已签到').waitFor();

    // On the phones of all four their day is open; the organiser sees the hall.
    await Promise.all([host, guest, missing].map(({ page: own }) => link(own, '我的现场').click()));
    await link(second.page, '首页').last().click();
    await second.page.getByRole('link', { name: `对接会今天举行：${title}` }).click();
    await link(page, '现场').click();
    await Promise.all(
      [host, second, guest].map(({ page: own }) => button(own, '开始洽谈').first().waitFor()),
    );
    await host.picture('whole-12-day-host');
    await desk.picture('whole-13-control');

    // At the table: one tap starts it for both, and what the host means is an introduction both know.
    await button(guest.page, '开始洽谈').click();
    await host.page.getByText('洽谈中').waitFor();
    await host.page.getByLabel('有意向').check();
    await host.page.getByLabel('意向金额', { exact: true }).fill('120');
    await host.page.getByLabel('下一步').fill('寄样品');
    await host.picture('whole-14-outcome');
    await button(host.page, '保存结果').click();
    await link(host.page, '查看对接').waitFor();
    await host.picture('whole-15-said');
    await guest.page.getByText('已完成').waitFor();
    await guest.picture('whole-16-day-guest');

    // Somebody does not come: whoever is free and wished for it is offered, on both phones at once.
    const slotOf = page.getByLabel('场次');
    await slotOf.selectOption({ index: 1 });
    await page.getByRole('listitem').filter({ hasText: absent.name }).first().waitFor();
    await desk.picture('whole-17-control-missing');
    const side = page.locator('.side').filter({ hasText: absent.name });
    await side.getByRole('button').click();
    await page.getByRole('dialog').getByRole('button', { name: '没来' }).click();
    await second.page.getByText('这一场可以改见').waitFor();
    await guest.page.getByText('有单位空出这一场').waitFor();
    await missing.page.getByText('未到场').first().waitFor();
    await second.picture('whole-18-freed');
    await guest.picture('whole-19-asked');
    await missing.picture('whole-20-missing');
    await guest.page.getByRole('textbox', { name: '笔记' }).fill('价格含税');
    await button(guest.page, '去见面').click();
    await card(second.page, caster.name).getByRole('button', { name: '开始洽谈' }).click();
    await card(guest.page, other.name).getByText('洽谈中').waitFor();
    // What was being written of the meeting before is still there.
    await card(guest.page, maker.name).getByRole('button', { name: '展开' }).click();
    expect(await card(guest.page, maker.name).getByRole('textbox', { name: '笔记' }).inputValue()).to.equal(
      '价格含税',
    );
    await second.picture('whole-21-replaced');
    await guest.picture('whole-22-replaced-guest');
    await desk.picture('whole-23-control-replaced');

    // The introduction, as the host’s board has it.
    await host.go('/introductions');
    await card(host.page, `黄埔压铸${n}`).getByText('120 万元').waitFor();
    await host.picture('whole-24-introductions');

    // Closed, and told.
    await link(page, '概况').click();
    await confirm(page, '活动结束');
    await page.getByText('活动已结束').first().waitFor();
    await link(page, '总结').click();
    await page.getByText('从报名到洽谈').waitFor();
    const said = (name: string) => page.locator('.bars li').filter({ hasText: name }).first();
    await said('报名').getByText('4 家单位').waitFor();
    await said('通过审核').getByText('4 家单位').waitFor();
    await said('到场').getByText('3 家单位').waitFor();
    await page.getByText('未到场 1 人').waitFor();
    // Two were planned, of which one was missed and replaced.
    await page.getByText('完成 2 / 3 场').waitFor();
    // Of one intent no amount is told: it is between the two who named it.
    await page.getByText('1 项').waitFor();
    expect(await page.getByText('120 万元').count()).to.equal(0);
    await confirm(page, '完成总结');
    await page.getByText('已总结').first().waitFor();
    await desk.picture('whole-25-report');
    const [download] = await Promise.all([page.waitForEvent('download'), button(page, '下载表格').click()]);
    expect(download.suggestedFilename()).to.equal(`${title}.xlsx`);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(await download.path());
    const figures = Object.fromEntries(
      book.worksheets[0]!.getSheetValues().flatMap((row) => {
        const [, name, value] = (row ?? []) as [undefined, string, unknown];
        return name ? [[name, value]] : [];
      }),
    ) as Record<string, unknown>;
    expect(figures).to.include({
      ...{ 报名单位: 4, 通过审核单位: 4, 到场单位: 3, 未到场单位: 1 },
      ...{ 安排洽谈场次: 3, 完成洽谈场次: 2, 意向数: 1, '意向金额（元）': '未到时间' },
    });
  });
});
