import { expect } from 'chai';
import { hashPassword, Person } from '../../server/features/identity/index.ts';
import { firmProfileInput } from '../../shared/schemas/firm.ts';
import type { SavedSearch } from '../../shared/schemas/firm.ts';
import { call } from '../support/client.ts';
import { aMember, anOrganisation, fresh } from '../support/factories.ts';
import { indexNow } from '../support/indexing.ts';
import { until } from '../support/live.ts';
import { isAccessible } from './support/goodPage.ts';
import { usingBrowser } from './support/visit.ts';

describe('from the sign-in to a firm', () => {
  const open = usingBrowser();

  it('signs in by password, finds a firm by its capability as one types, and opens it', async () => {
    const grade = `ZL${fresh()}`;
    const name = `湾区精密压铸${fresh()}有限公司`;
    const id = await anOrganisation({
      name,
      profile: {
        introduction: '铝合金压铸件的研发与生产',
        capabilities: firmProfileInput.shape.capabilities.parse([
          { name: `铝合金压铸 ${grade}`, kind: 'process', materials: [grade] },
        ]),
      },
    });
    await indexNow([id]);
    const buyer = await aMember({ kind: 'anchor' });
    const password = 'a long password of this test';
    await Person.updateOne({ _id: buyer.personId }, { $set: { passwordHash: await hashPassword(password) } });

    const { page, go, settled, picture } = await open(null);
    await go('/firms');
    expect(new URL(page.url()).pathname).to.equal('/sign-in');
    await page.getByLabel('邮箱').fill(buyer.email);
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.waitForURL('**/firms');
    await page.getByRole('searchbox').pressSequentially(grade);
    const link = page.getByRole('link', { name });
    await link.waitFor();
    await page.waitForURL((url) => url.searchParams.get('q') === grade);
    await picture('firm-search');
    await link.click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await settled();
    expect(await page.title()).to.contain(name);
    expect(await page.getByRole('heading', { name: `铝合金压铸 ${grade}` }).isVisible()).to.equal(true);
    await page.goBack();
    await link.waitFor();
    expect(await page.getByRole('searchbox').inputValue()).to.equal(grade);
  });

  it('saves a search, and lets one choose for each whether to be told of new firms', async () => {
    const buyer = await aMember({ kind: 'anchor' });
    const { page, go } = await open(buyer);
    const stored = async () =>
      (await call<{ items: SavedSearch[] }>('GET /saved-searches', { token: buyer.token })).body.items.map(
        ({ name, notify }) => [name, notify],
      );
    await go(`/firms?q=${encodeURIComponent('压铸')}`);
    await page.getByRole('button', { name: '保存搜索' }).click();
    const dialog = page.getByRole('dialog', { name: '保存的搜索' });
    await dialog.getByText('还没有保存的搜索').waitFor();
    await dialog.getByRole('textbox', { name: '名称' }).fill('压铸厂');
    await dialog.getByRole('button', { name: '保存搜索' }).click();
    const toggle = dialog.getByRole('checkbox', { name: /有新企业时通知我.*压铸厂/ });
    await toggle.waitFor();
    expect(await stored()).to.deep.equal([['压铸厂', true]]);
    await toggle.uncheck();
    await until(async () => (await stored())[0]?.[1] === false, 'the switch is off');
    await isAccessible(page, 'saved searches');
    await page.reload();
    await page.getByRole('button', { name: '保存搜索' }).click();
    await toggle.waitFor();
    expect(await toggle.isChecked()).to.equal(false);
  });
});
