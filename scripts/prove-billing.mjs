import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { demandNode } from "./lib/node-version.mjs";

demandNode();

/** `npm run prove:billing -- --schedules 10000 [--seed 42]`: what may happen to money, in so many orders, and what must hold in each. */
const { values } = parseArgs({ options: { schedules: { type: "string", default: "10000" }, seed: { type: "string", default: "0" } } });
if (!Object.values(values).every((value) => /^\d{1,9}$/.test(value)) || Number(values.schedules) === 0) {
  process.stderr.write("Usage: npm run prove:billing -- [--schedules COUNT] [--seed NUMBER]\n");
  process.exit(1);
}

const jest = path.join(import.meta.dirname, "../node_modules/jest/bin/jest.js");
const what = ["server/modules/billing/testing/proof.db.test.ts", "--selectProjects", "sqlite", "--runInBand"];
const memory = existsSync("/dev/shm") ? { TMPDIR: "/dev/shm" } : {};
const env = { ...process.env, ...memory, BILLING_SCHEDULES: values.schedules, BILLING_SEED: values.seed };
const proof = spawn(process.execPath, [jest, ...what], { stdio: "inherit", env });
proof.on("close", (code) => {
  process.exitCode = code ?? 1;
});
