import { createServer } from "node:http";

/** The floor of a start: nothing but an answer. */
createServer((_, response) => response.end("{}")).listen(Number(process.argv[2]), "127.0.0.1");
