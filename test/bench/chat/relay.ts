import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

/** The baseline of chat: Socket.IO passing a message on to the other side and acknowledging it. Nothing is kept. */
process.once('message', () => {
  const http = createServer();
  const io = new Server(http, { serveClient: false });
  io.on('connection', (socket) => {
    const room = String(socket.handshake.auth['conversationId']);
    void socket.join(room);
    socket.on('message', (message: unknown, answer: (receipt: object) => void) => {
      socket.to(room).emit('message', message);
      answer({ ok: true });
    });
  });
  http.listen(0, '127.0.0.1', () => {
    process.send!({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` });
  });
});
process.once('disconnect', () => process.exit(0));
