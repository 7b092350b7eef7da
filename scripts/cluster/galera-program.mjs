import { existsSync, rmSync, writeFileSync } from "node:fs";
import { findProgram, installDebian } from "../lib/debian.mjs";

const instruction = "A cluster needs MariaDB 10.11 or newer with Galera 4 and rsync: install Debian's mariadb-server, and run this again.";

const providers = ["/usr/lib/galera/libgalera_smm.so", "/usr/lib64/galera-4/libgalera_smm.so"];

const find = () => {
  const [server, installer] = [findProgram("mariadbd"), findProgram("mariadb-install-db")];
  const provider = providers.find((file) => existsSync(file));
  const state = findProgram("wsrep_sst_rsync") && findProgram("rsync");
  return server && installer && provider && state ? { server, installer, provider } : undefined;
};

const policy = "/usr/sbin/policy-rc.d";

/** Debian's way of installing a service without starting it. @param {() => Promise<unknown>} install */
async function withoutServices(install) {
  if (existsSync(policy)) return install();
  writeFileSync(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  try {
    return await install();
  } finally {
    rmSync(policy, { force: true });
  }
}

/** @param {(text: string) => void} remark */
export async function provideGalera(remark) {
  const present = find();
  if (present) return present;
  if (process.getuid?.() !== 0) throw new Error(instruction);
  await withoutServices(() => installDebian(["mariadb-server", "galera-4", "rsync"], instruction));
  remark("installed");
  const installed = find();
  if (!installed) throw new Error(instruction);
  return installed;
}
