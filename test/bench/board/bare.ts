import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

/** The baseline of the board: Socket.IO telling all of one room what it is sent. It knows nobody and keeps nothing. */
process.once('message', () => {
  const http = createServer((request, response) => {
    // Socket.IO answers its own.
    if (request.method !== 'POST' || request.url !== '/tell') return;
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      io.to('event').emit('board', JSON.parse(Buffer.concat(parts).toString()));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  const io = new Server(http, { serveClient: false });
  io.on('connection', (socket) => void socket.join('event'));
  http.listen(0, '127.0.0.1', () => {
    process.send!({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` });
  });
});
process.once('disconnect', () => process.exit(0));
