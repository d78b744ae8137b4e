'use strict';

// The contract of InteropServer over the package ws. Prints "port <n>" once it listens, and
// "closed <code> <text>" for every session that ends; ends when its standard input ends.

const http = require('http');
const { WebSocketServer } = require('ws');

const LIMIT = 16 * 1024 * 1024;

const server = http.createServer((request, response) => {
  response.writeHead(404);
  response.end('nothing here');
});

const sockets = new WebSocketServer({
  noServer: true,
  maxPayload: LIMIT,
  handleProtocols: (offered) => (offered.has('trades.v2') ? 'trades.v2' : false),
});

// permessage-deflate as the query says: each parameter with a value, or none
const compressing = (query) => {
  const options = { threshold: 0 };
  for (const [name, value] of new URLSearchParams(query)) {
    options[name] = value === '' ? true : Number(value);
  }
  return new WebSocketServer({ noServer: true, maxPayload: LIMIT, perMessageDeflate: options });
};

const commands = {
  close: (socket, code, text) => socket.close(Number(code), text),
  'close-without-status': (socket) => socket.close(),
  cut: (socket) => socket.terminate(),
};

const endpoints = {
  '/echo': (socket, data, isBinary) => socket.send(data, { binary: isBinary }),
  '/command': (socket, data) => {
    const [name, code, ...text] = data.toString().split(' ');
    socket.send('last words');
    commands[name](socket, code, text.join(' '));
  },
};

server.on('upgrade', (request, socket, head) => {
  const [path, query] = request.url.split('?');
  const endpoint = endpoints[path];
  if (!endpoint) {
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  (query === undefined ? sockets : compressing(query)).handleUpgrade(request, socket, head, (session) => {
    session.on('message', (data, isBinary) => endpoint(session, data, isBinary));
    session.on('error', (error) => console.error(error.message));
    session.on('close', (code, text) => console.log(`closed ${code} ${text}`));
  });
});

server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));

process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
