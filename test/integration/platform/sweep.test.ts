import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import mongoose from 'mongoose';
import type { Demand } from '../../../shared/schemas/demand.ts';
import type { FileReference } from '../../../shared/schemas/firm.ts';
import { storeFile } from '../../../server/platform/files/index.ts';
import { sweepFiles } from '../../../server/platform/files/sweep.ts';
import { call, callForProblem } from '../../support/client.ts';
import { anAccepted, anOpenDemand } from '../../support/introductions.ts';
import { aForm, PNG } from '../../support/samples/world.ts';

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);
const filesOf = async (ids: readonly string[]): Promise<string[]> => {
  const _id = { $in: ids.map((id) => new mongoose.Types.ObjectId(id)) };
  const rows = await mongoose.connection.db!.collection('files.files').find({ _id }).toArray();
  return rows.map((row) => String(row._id));
};
const bytesOf = (id: string): Promise<number> =>
  mongoose.connection
    .db!.collection('files.chunks')
    .countDocuments({ files_id: new mongoose.Types.ObjectId(id) });

/** A file as it is left where the process dies between keeping it and naming it. */
async function anOrphan(owner: { kind: string; id: string }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lianqiao-orphan-'));
  const path = join(folder, 'file');
  await writeFile(path, '没有人提到的文件');
  const { id } = await storeFile({ name: 'a.txt', path, bytes: 24, fields: {} }, owner);
  await rm(folder, { recursive: true });
  return id;
}

describe('files that nothing names', () => {
  it('are swept after a safe age, in two steps; named ones stay', async () => {
    const { buyer, introduction, conversationId } = await anAccepted();
    const demand = await anOpenDemand(buyer);
    const { token, organisationId } = buyer;
    const text = () => aForm('说明', '说明.txt');
    const attached = await call<Demand>(`POST /demands/${demand.id}/attachments`, { token, form: text() });
    const sent = await call<FileReference>(`POST /conversations/${conversationId}/files`, {
      token,
      form: text(),
    });
    const write = (fileId: string) => ({ token, body: { clientId: randomUUID(), text: '', fileId } });
    const talk = `POST /conversations/${conversationId}/messages`;
    expect((await call(talk, write(sent.body.id))).status).to.be.below(300);
    const logo = await call<FileReference>('POST /organisation/profile/logo', {
      token,
      form: aForm(PNG, 'l.png'),
    });
    const named = [attached.body.attachments[0]!.id, sent.body.id, logo.body.id];
    const orphans = [
      await anOrphan({ kind: 'demand', id: demand.id }),
      await anOrphan({ kind: 'firm', id: organisationId }),
      await anOrphan({ kind: 'conversation', id: conversationId }),
      // Its thing is gone altogether.
      await anOrphan({ kind: 'demand', id: introduction.id }),
    ];
    const all = [...named, ...orphans];

    await sweepFiles(inDays(6));
    await sweepFiles(inDays(6.9));
    expect(await filesOf(all)).to.have.members(all);

    // Condemned, and kept for a day for what may just be naming it; nothing new may.
    await sweepFiles(inDays(8));
    expect(await filesOf(all)).to.have.members(all);
    expect((await callForProblem(talk, write(orphans[2]!))).body.code).to.equal('conversation.fileMissing');
    await sweepFiles(inDays(8.5));
    expect(await filesOf(all)).to.have.members(all);

    await sweepFiles(inDays(9.1));
    expect(await filesOf(all)).to.have.members(named);
    for (const id of orphans) expect(await bytesOf(id)).to.equal(0);
    await sweepFiles(inDays(30));
    expect(await filesOf(all)).to.have.members(named);
  });

  it('are given back where something names them after all', async () => {
    const { buyer, conversationId } = await anAccepted();
    const id = await anOrphan({ kind: 'conversation', id: conversationId });
    const write = () =>
      call(`POST /conversations/${conversationId}/messages`, {
        token: buyer.token,
        body: { clientId: randomUUID(), text: '', fileId: id },
      });
    // It was being written while it was condemned: the message stands, and so does the file.
    expect((await write()).status).to.be.below(300);
    const files = mongoose.connection.db!.collection('files.files');
    const _id = new mongoose.Types.ObjectId(id);
    await files.updateOne({ _id }, { $set: { 'metadata.condemnedAt': new Date() } });
    await sweepFiles(inDays(9));
    expect((await files.findOne({ _id }))!['metadata'].condemnedAt).to.equal(undefined);
    expect((await write()).status).to.be.below(300);
  });

  it('are swept too where the upload itself was cut off', async () => {
    const id = await anOrphan({ kind: 'demand', id: String(new mongoose.Types.ObjectId()) });
    await mongoose.connection
      .db!.collection('files.files')
      .deleteOne({ _id: new mongoose.Types.ObjectId(id) });
    await sweepFiles(inDays(6));
    expect(await bytesOf(id)).to.equal(1);
    await sweepFiles(inDays(8));
    expect(await bytesOf(id)).to.equal(0);
  });
});
