const { createServer } = require("mysql2");

const version = "10.11.0-MariaDB";

const column = {
  ...{ catalog: "def", schema: "", table: "", orgTable: "", name: "version()", orgName: "" },
  ...{ characterSet: 45, columnLength: 255, columnType: 253, flags: 0, decimals: 0 },
};

/** `CLIENT_SSL` and `CLIENT_COMPRESS` are what it can't. */
const capabilities = 0xffffff & ~0x800 & ~0x20;

/** That a statement is prepared, which reads no column and takes no parameter that anything would be said of. @param {number} id */
function preparedHeader(id) {
  const buffer = Buffer.alloc(16);
  buffer.writeInt32LE(id, 5);
  return buffer;
}

/**
 * What speaks MariaDB's protocol and has nothing in it, so that V8 compiles what the product says to such a server also on a machine that
 * has none.
 * @param {number} port
 */
function serveEmptyDatabase(port) {
  const serve = (/** @type {any} */ connection) => {
    /** @type {boolean[]} */
    const prepared = [];
    /** @type {(new (id: number, buffer: Buffer, start: number, end: number) => object) | undefined} */
    let Packet;
    // The packets of each command are counted anew, which mysql2 leaves to its servers.
    const reply = (/** @type {() => void} */ write) => {
      connection.sequenceId = 1;
      write();
      connection.sequenceId = 0;
    };
    const answer = (/** @type {boolean} */ reads, /** @type {object[]} */ rows = []) =>
      reply(() => (reads ? connection.writeTextResult(rows, [column]) : connection.writeOk()));
    connection.on("error", () => undefined);
    connection.on("packet", (/** @type {any} */ packet) => (Packet = packet.constructor));
    connection.on("query", (/** @type {string} */ sql) =>
      answer(/^\s*(?:SELECT|SHOW)/i.test(sql), /version\(\)/i.test(sql) ? [{ "version()": version }] : []),
    );
    connection.on("stmt_prepare", (/** @type {string} */ sql) => {
      // mysql2 takes a SET for the beginning of a statement that is prepared in SQL.
      if (/^\s*SET/i.test(sql) || !Packet) return answer(false);
      const header = preparedHeader(prepared.push(/^\s*SELECT/i.test(sql)));
      const packet = new Packet(0, header, 0, header.length);
      reply(() => connection.writePacket(packet));
    });
    connection.on("stmt_execute", (/** @type {number} */ id) => answer(prepared[id - 1] ?? false));
    connection.serverHandshake({
      ...{ protocolVersion: 10, serverVersion: version, connectionId: 1, statusFlags: 2, characterSet: 45 },
      capabilityFlags: capabilities,
      authCallback(/** @type {unknown} */ _, /** @type {(error: null) => void} */ accept) {
        accept(null);
        process.nextTick(() => (connection.sequenceId = 0));
      },
    });
  };
  /** @type {any} */ (createServer(serve)).listen(port, "127.0.0.1");
}

module.exports = { serveEmptyDatabase };
