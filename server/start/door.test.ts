import { once } from "node:events";
import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Worker } from "node:worker_threads";
import { Door } from "./door.ts";

const oneAfterTheOther = `
  const { request } = require("node:http");
  const { parentPort, workerData } = require("node:worker_threads");
  const said = { served: 0, cutOff: 0 };
  const lane = () => new Promise((resolve) => {
    const next = () => {
      const options = { host: "127.0.0.1", port: workerData.port, agent: false, headers: { connection: "close" } };
      const asked = request(options, (response) => response.resume().on("end", () => ((said.served += 1), next())));
      asked.on("error", ({ code }) => (code === "ECONNREFUSED" || ((said.cutOff += 1), 0), resolve()));
      asked.end();
    };
    next();
  });
  Promise.all(Array.from({ length: 8 }, lane)).then(() => parentPort.postMessage(said));
`;

/** Connects and asks while nobody is let in, and says what became of it. */
const whileNobodyLooks = `
  const { connect } = require("node:net");
  const { parentPort, workerData } = require("node:worker_threads");
  const flag = new Int32Array(workerData.flag);
  const socket = connect(workerData.port, "127.0.0.1");
  let answer = "";
  socket.on("connect", () => socket.write("GET / HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n", () => {
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
  }));
  socket.on("data", (part) => (answer += part));
  socket.on("error", (error) => parentPort.postMessage(error.code));
  socket.on("end", () => parentPort.postMessage(answer.slice(0, 12)));
`;

let server: Server;
let door: Door;
let port: number;

/** Works for so long on each request, and can do nothing else meanwhile. */
async function listen(workMs: number): Promise<void> {
  door = new Door();
  server = createServer((_, response) =>
    door.enter(() => {
      for (const until = performance.now() + workMs; performance.now() < until;);
      response.end("served");
    }),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
}

test("who has connected and was not let in yet is served", async () => {
  await listen(0);
  const flag = new SharedArrayBuffer(4);
  const worker = new Worker(whileNobodyLooks, { eval: true, workerData: { port, flag } });
  await once(worker, "online");
  // The system alone has taken the connection then.
  Atomics.wait(new Int32Array(flag), 0, 0);
  const said = once(worker, "message");
  await Promise.all([door.shut(server), once(server, "close")]);
  expect(await said).toEqual(["HTTP/1.1 200"]);
  await worker.terminate();
});

test("under more load than it can serve nobody is cut off, and afterwards nobody comes in", async () => {
  for (let times = 0; times < 3; times += 1) {
    await listen(3);
    const worker = new Worker(oneAfterTheOther, { eval: true, workerData: { port } });
    const said = once(worker, "message");
    for (let requests = 0; requests < 30; requests += 1) await once(server, "request");
    await Promise.all([door.shut(server), once(server, "close")]);
    const [{ served, cutOff }] = (await said) as [{ served: number; cutOff: number }];
    expect({ enough: served >= 30, cutOff }).toEqual({ enough: true, cutOff: 0 });
    await worker.terminate();
  }
});
