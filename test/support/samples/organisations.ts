import { issueLink } from '../../../server/features/identity/index.ts';
import { Invitation } from '../../../server/features/organisations/joiningModel.ts';
import { Organisation } from '../../../server/features/organisations/index.ts';
import type { Firm, FileReference, SavedSearch } from '../../../shared/schemas/firm.ts';
import type { ImportInfo } from '../../../shared/schemas/import.ts';
import type { MatchSettingsInfo } from '../../../shared/schemas/match.ts';
import type { ClaimReceipt, InvitationInfo, OrganisationInfo } from '../../../shared/schemas/organisation.ts';
import type { Chain } from '../../../shared/schemas/taxonomy.ts';
import { aMember, anOrganisation, aPerson, fresh } from '../factories.ts';
import { aCreditCode, aForm, ifMatch, must, PNG, type Sample, type Samples, type World } from './world.ts';

const ofSavedSearch = async (w: World) => {
  const body = { name: '压铸厂', q: '压铸' };
  return { params: { id: (await must<SavedSearch>('POST /saved-searches', w.buyer, { body })).id } };
};
const aMemberOf = async (w: World) => {
  const { personId } = await aMember({ organisationId: w.buyer.organisationId, role: 'member' });
  return personId;
};

const invited = (w: World, email = `invited${fresh()}@example.com`) =>
  must<InvitationInfo>('POST /organisation/invitations', w.buyer, { body: { email, role: 'member' } });

const withStatus = (status: 'submitted' | 'verified' | 'suspended', body?: object): Sample => ({
  by: 'admin',
  make: async () => ({ params: { id: await anOrganisation({ status }) }, ...(body ? { body } : {}) }),
});

/** A claim on an organisation, the buyer's unless it is said whose. */
export async function aClaim(w: World, on = w.buyer): Promise<ClaimReceipt> {
  const row = await Organisation.findById(on.organisationId).lean();
  const body = { creditCode: row!.creditCode, note: '我是该公司员工' };
  return must<ClaimReceipt>('POST /claims', await aPerson(), { body });
}

const brochure = (w: World) =>
  must<FileReference>('POST /organisation/profile/files', w.buyer, { form: aForm('介绍', '公司介绍.txt') });

const version = async (w: World) => (await must<OrganisationInfo>('GET /organisation', w.buyer)).version;

/** An import of the buyer's that waits for its decision. */
export async function anImport(w: World, csv = `需求名称\n线束${fresh()}\n\n`): Promise<ImportInfo> {
  return must<ImportInfo>('POST /imports', w.buyer, {
    form: aForm(csv, '需求.csv', { kind: 'demands' }),
  });
}
const ofImport = async (w: World) => ({ params: { id: (await anImport(w)).id } });

export const organisationSamples: Samples = {
  'POST /organisations': {
    make: async () => ({
      by: await aPerson(),
      body: { kind: 'sme', name: `新企业${fresh()}有限公司`, creditCode: aCreditCode() },
    }),
  },
  'GET /organisation': { make: () => ({}) },
  'PATCH /organisation': {
    make: async (w) => ({ ...ifMatch(await version(w)), body: { shortName: '简称' } }),
  },
  'POST /organisation/submission': { make: async () => ({ by: await aMember({ status: 'draft' }) }) },
  'GET /organisation/members': { make: () => ({}) },
  'PATCH /organisation/members/:id': {
    make: async (w) => ({ params: { id: await aMemberOf(w) }, body: { role: 'viewer' } }),
  },
  'DELETE /organisation/members/:id': { make: async (w) => ({ params: { id: await aMemberOf(w) } }) },
  'GET /organisation/invitations': { make: () => ({}) },
  'POST /organisation/invitations': {
    make: () => ({ body: { email: `invited${fresh()}@example.com`, role: 'member' } }),
  },
  'DELETE /organisation/invitations/:id': {
    make: async (w) => ({ params: { id: (await invited(w)).id } }),
  },
  'POST /invitations/acceptance': {
    make: async (w) => {
      const by = await aPerson();
      const { id } = await invited(w, by.email);
      const token = await issueLink(null, 'invitation', id, 1);
      if (!(await Invitation.exists({ _id: id }))) throw new Error('no invitation');
      return { by, body: { token } };
    },
  },
  'POST /claims': {
    make: async () => {
      const creditCode = aCreditCode();
      await anOrganisation({ creditCode });
      return { by: await aPerson(), body: { creditCode, note: '我是该公司员工' } };
    },
  },
  'GET /claims': { make: () => ({}) },
  'POST /claims/:id/decision': {
    make: async (w) => ({ params: { id: (await aClaim(w)).id }, body: { accept: false } }),
  },
  'GET /admin/organisations': { by: 'admin', make: () => ({ query: { status: 'verified' } }) },
  'POST /admin/organisations/:id/verification': withStatus('submitted'),
  'POST /admin/organisations/:id/return': withStatus('submitted', { note: '请补充营业执照' }),
  'POST /admin/organisations/:id/suspension': withStatus('verified', { note: '投诉核实中' }),
  'POST /admin/organisations/:id/reinstatement': withStatus('suspended'),

  'GET /audit': { make: (w) => ({ query: { personId: w.buyer.personId, from: '2020-01-01' } }) },

  'GET /taxonomy/chains': { by: null, make: () => ({}) },
  'GET /taxonomy/chains/:code': { make: () => ({ params: { code: 'nev' } }) },
  'GET /taxonomy/suggestions': { make: () => ({ query: { text: '铝合金压铸件' } }) },
  'PUT /taxonomy/chains/:code': {
    by: 'admin',
    make: async (w) => {
      const {
        version: at,
        code,
        ...body
      } = await must<Chain>('GET /taxonomy/chains/:code', w.buyer, {
        params: { code: 'sports' },
      });
      return { params: { code }, body, ...ifMatch(at) };
    },
  },

  'GET /firms': { make: () => ({ query: { q: '压铸' } }) },
  'GET /firms/:id': { make: (w) => ({ params: { id: w.buyer.organisationId } }) },
  'GET /organisation/profile': { make: () => ({}) },
  'PUT /organisation/profile': {
    make: async (w) => ({ ...ifMatch(await version(w)), body: { introduction: '整车企业' } }),
  },
  'POST /organisation/profile/logo': { make: () => ({ form: aForm(PNG, '标志.png') }) },
  'POST /organisation/profile/files': { make: () => ({ form: aForm('介绍', '介绍.txt') }) },
  'DELETE /organisation/profile/files/:id': {
    make: async (w) => ({ params: { id: (await brochure(w)).id } }),
  },
  'GET /firms/:id/files/:fileId': {
    make: async (w) => {
      const { profile } = await must<Firm>('GET /organisation/profile', w.buyer);
      const file = profile.files[0] ?? (await brochure(w));
      return { params: { id: w.buyer.organisationId, fileId: file.id } };
    },
  },
  'GET /saved-searches': { make: () => ({}) },
  'POST /saved-searches': { make: () => ({ body: { name: '压铸厂', q: '压铸', notify: false } }) },
  'PATCH /saved-searches/:id': {
    make: async (w) => ({ ...(await ofSavedSearch(w)), body: { notify: false } }),
  },
  'DELETE /saved-searches/:id': { make: ofSavedSearch },

  'GET /import-templates/:kind': { make: () => ({ params: { kind: 'demands' } }) },
  'POST /imports': {
    make: () => ({ form: aForm(`需求名称\n线束${fresh()}\n`, '需求.csv', { kind: 'demands' }) }),
  },
  'GET /imports': { make: () => ({}) },
  'GET /imports/:id': { make: ofImport },
  'GET /imports/:id/rows': { make: ofImport },
  'GET /imports/:id/errors': { make: ofImport },
  'PUT /imports/:id/mapping': {
    make: async (w) => {
      const { id, mapping } = await anImport(w);
      return { params: { id }, body: { mapping } };
    },
  },
  'POST /imports/:id/application': { make: ofImport },
  'DELETE /imports/:id': { make: ofImport },

  'GET /notifications': { make: () => ({}) },
  'POST /notifications/reading': { make: () => ({ body: { ids: 'all' } }) },
  'GET /notification-settings': { make: () => ({}) },
  'PUT /notification-settings': {
    make: async (w) => ({ body: await must<object>('GET /notification-settings', w.buyer) }),
  },
  'GET /match-settings': { make: () => ({}) },
  'PUT /match-settings': {
    make: async (w) => {
      const now = await must<MatchSettingsInfo>('GET /match-settings', w.buyer);
      return { ...ifMatch(now.version), body: { notify: true, threshold: 60 } };
    },
  },
};
