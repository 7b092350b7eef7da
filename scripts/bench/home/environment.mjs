import path from "node:path";
import { database } from "../product.mjs";

export const baseHost = "portail.example";
export const secretKeys = "ab".repeat(32);

/**
 * As it is installed for real: behind a proxy that ends TLS, with Stripe's keys, all limits, and its logs on. Nothing leaves the machine.
 * @param {{ databaseUrl: string, folder: string, port?: number }} given
 */
export const productionEnvironment = ({ databaseUrl, folder, port = 0 }) => ({
  PATH: process.env["PATH"],
  NODE_ENV: "production",
  PORT: String(port),
  DATABASE_URL: databaseUrl,
  PUBLIC_URL: `https://${baseHost}`,
  SECRET_KEYS: secretKeys,
  FILES_URL: `file:${path.join(folder, "files")}`,
  MAIL_URL: "smtp://127.0.0.1:9?from=portail@bench.example",
  STRIPE_SECRET_KEY: "sk_test_bench",
  STRIPE_WEBHOOK_SECRET: "whsec_bench",
  STRIPE_API_BASE: "http://127.0.0.1:9",
  TRUSTED_PROXIES: "1",
});

/** @param {string} mariadb a server's address */
export const benchDatabaseOn = (mariadb) => `${mariadb}${database}`;
