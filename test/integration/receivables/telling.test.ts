import { expect } from 'chai';
import mongoose from 'mongoose';
import { remindOfDue } from '../../../server/features/receivables/notices.ts';
import { assignReceivables, releaseReceivables } from '../../../server/features/receivables/index.ts';
import { transact } from '../../../server/platform/db/index.ts';
import { notificationWords } from '../../../shared/notificationTexts.ts';
import type { NotificationInfo } from '../../../shared/schemas/notification.ts';
import type { OrganisationInfo } from '../../../shared/schemas/organisation.ts';
import type { ReceivableDetail } from '../../../shared/schemas/receivable.ts';
import { testApp } from '../../support/app.ts';
import { call } from '../../support/client.ts';
import { aMember } from '../../support/factories.ts';
import { connected, heard } from '../../support/live.ts';
import { aConfirmed, act, anOwing, askForTwo, confirm, upload } from '../../support/receivables.ts';

const settled = async () => (await testApp()).app.relay.drained();
const toldTo = async ({ token }: { token: string }) =>
  (await call<{ items: NotificationInfo[] }>('GET /notifications', { token })).body.items;
const kindsToldTo = async (who: { token: string }) => (await toldTo(who)).map(({ kind }) => kind);

describe('what receivables tell', () => {
  it('those who are to act, live, the supplier of the answer, and the anchor on the day it is due', async () => {
    const two = await anOwing();
    await askForTwo(two.anchor);
    const { organisationId } = two.anchor;
    const colleague = await aMember({ organisationId, role: 'manager' });
    const member = await aMember({ organisationId, role: 'member' });
    const socket = await connected(two.anchor);
    const live = heard(socket, 'changed');
    const { body: made } = await upload(two, { contractNo: 'HT-7', amountFen: 123_456_789 });
    await settled();
    expect(await live).to.deep.equal({ what: 'receivable', id: made.id });
    socket.disconnect();
    const [told] = await toldTo(member);
    expect(told).to.deep.include({ kind: 'receivable.uploaded', link: { what: 'receivable', id: made.id } });
    expect(notificationWords(told!.kind, told!.params, 'zh-CN').text).to.include('HT-7 · ¥1,234,567.89');
    await confirm(two.anchor, made.id);
    await settled();
    expect(await kindsToldTo(colleague)).to.include('receivable.secondWanted');
    // Neither whoever gave the first, nor who may give none.
    for (const who of [two.anchor, member])
      expect(await kindsToldTo(who)).not.to.include('receivable.secondWanted');
    await act(two.anchor, made.id, 'dispute', { reason: '重复开票' });
    await confirm(two.anchor, made.id);
    await confirm(colleague, made.id);
    await settled();
    expect(await kindsToldTo(two.supplier)).to.deep.equal(['receivable.confirmed', 'receivable.disputed']);
    await remindOfDue('2099-06-29');
    expect(await kindsToldTo(colleague)).not.to.include('receivable.due');
    await remindOfDue('2099-06-30');
    await remindOfDue('2099-06-30');
    expect((await kindsToldTo(colleague)).filter((kind) => kind === 'receivable.due')).to.have.length(1);
  });

  it('the register, while it is assigned, under one number for each assignment', async () => {
    const owing = await anOwing();
    const { id } = await aConfirmed(owing);
    const read = async () =>
      (await call<ReceivableDetail>(`GET /receivables/${id}`, { token: owing.supplier.token })).body;
    const records = mongoose.connection.collection('registerRecords');
    const numbers: string[] = [];
    for (let turn = 0; turn < 2; turn += 1) {
      const to = { kind: 'application', id: new mongoose.Types.ObjectId() } as const;
      await transact((session) => assignReceivables(session, [id], owing.supplier.organisationId, to));
      await settled();
      const { registration, state } = await read();
      expect(state).to.equal('assigned');
      numbers.push(registration!.number);
      expect(await records.findOne({ number: registration!.number })).to.include({ cancelledAt: null });
      await transact((session) => releaseReceivables(session, to));
      await settled();
      expect((await read()).registration).to.equal(null);
      expect((await records.findOne({ number: registration!.number }))!['cancelledAt']).to.be.a('date');
    }
    expect(new Set(numbers).size).to.equal(2);
  });

  it('that two must confirm is asked for by a manager, and given up by an owner only', async () => {
    const owner = await aMember({ kind: 'anchor' });
    const manager = await aMember({ organisationId: owner.organisationId, role: 'manager' });
    const change = async (by: { token: string }, requireSecondConfirmer: boolean) => {
      const { body } = await call<OrganisationInfo>('GET /organisation', { token: by.token });
      const answer = await call<OrganisationInfo & { code?: string }>('PATCH /organisation', {
        token: by.token,
        headers: { 'if-match': `"${body.version}"` },
        body: { requireSecondConfirmer },
      });
      return answer.body.code ?? answer.body.requireSecondConfirmer;
    };
    expect(await change(manager, true)).to.equal(true);
    expect(await change(manager, false)).to.equal('access.denied');
    expect(await change(owner, false)).to.equal(false);
  });
});
