import { expect } from 'chai';
import { hashPassword, Person } from '../../server/features/identity/index.ts';
import { firmProfileInput } from '../../shared/schemas/firm.ts';
import { aMember, anOrganisation, fresh } from '../support/factories.ts';
import { indexNow } from '../support/indexing.ts';
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
});
