import { findProgram, installDebian } from "./debian.mjs";

const instruction =
  "The tests need MariaDB 10.11 or newer: install its server, or name a running one in TEST_DATABASE_URL, and run them again.";

const find = () => {
  const server = findProgram("mariadbd");
  const installer = findProgram("mariadb-install-db");
  return server && installer ? { server, installer } : undefined;
};

/** @param {(text: string) => void} remark */
export async function provideMariadb(remark) {
  const present = find();
  if (present) return present;
  // The server's core has no service that would be started.
  await installDebian(["mariadb-server-core", "mariadb-client-core"], instruction);
  remark("installed");
  const installed = find();
  if (!installed) throw new Error(instruction);
  return installed;
}
