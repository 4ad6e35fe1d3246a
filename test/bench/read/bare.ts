import type { AddressInfo } from 'node:net';
import express from 'express';
import mongoose from 'mongoose';

/**
 * The baseline of reads: Express and the driver and nothing else. It reads the same documents by their ids and
 * sends the same fields; it knows no callers, checks nothing and writes no log.
 */
process.once('message', async ({ mongoUri }: { mongoUri: string }) => {
  const client = await new mongoose.mongo.MongoClient(mongoUri, { maxPoolSize: 50 }).connect();
  const { ObjectId } = mongoose.mongo;
  const organisations = client.db().collection('organisations');
  const demands = client.db().collection('demands');
  const app = express();
  app.get('/organisations/:id', async (req, res) => {
    const row = await organisations.findOne(
      { _id: new ObjectId(req.params.id) },
      { projection: { profile: 0, nameKey: 0 } },
    );
    res.json(row);
  });
  app.get('/demands/:id', async (req, res) => {
    const row = await demands.findOne({ _id: new ObjectId(req.params.id) });
    const buyer = await organisations.findOne({ _id: row!['organisationId'] }, { projection: { name: 1 } });
    res.json({ ...row, buyer });
  });
  const server = app.listen(0, '127.0.0.1', () => {
    process.send!({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  });
});
process.once('disconnect', () => process.exit(0));
