/** @jest-config-loader esbuild-register */
import { existsSync } from "node:fs";
import type { Config } from "jest";

type Project = Exclude<NonNullable<Config["projects"]>[number], string>;

/** CommonJS for jest alone; the product itself is built by tsc. `tsc` and swc must agree on decorators and class fields. */
const swc = {
  jsc: {
    target: "es2022",
    parser: { syntax: "typescript", tsx: true, decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false, react: { runtime: "automatic" } },
    keepClassNames: true,
  },
  module: { type: "commonjs" },
};

const setup = ["<rootDir>/scripts/jest/console-guard.ts"];

const everywhere: Project = {
  roots: ["server", "client", "migrations", "scripts", "browser"].filter(existsSync).map((folder) => `<rootDir>/${folder}`),
  // Modules are loaded once for all files of a worker, by Node itself.
  testEnvironment: "<rootDir>/scripts/jest/shared/environment.mjs",
  runtime: "<rootDir>/scripts/jest/shared/runtime.mjs",
  // Packages are loaded as they are, those without a CommonJS entry too; `.mjs` here is our own.
  transform: { "\\.(ts|tsx|mjs|js)$": ["@swc/jest", swc] },
  // `js` before `mjs`: graphql's entry has both and no `exports`, and a second copy of graphql is refused by graphql itself.
  moduleFileExtensions: ["ts", "tsx", "js", "mjs", "cjs", "json", "node"],
  setupFiles: ["reflect-metadata"],
  setupFilesAfterEnv: setup,
};

const onDatabase = (database: "sqlite" | "mariadb"): Project => ({
  ...everywhere,
  displayName: database,
  globals: { __TEST_DATABASE__: database },
  testMatch: ["**/*.db.test.ts", "**/*.api.test.ts"],
  // A file has no hosts to go over to.
  testPathIgnorePatterns: ["/node_modules/", ...(database === "sqlite" ? ["/server/db/cluster/"] : [])],
});

const config: Config = {
  maxWorkers: 2,
  // A worker keeps what it has loaded; one that grows beyond this makes room for a new one between two files.
  workerIdleMemoryLimit: "1.5GB",
  testTimeout: 30_000,
  projects: [
    {
      ...everywhere,
      displayName: "unit",
      testMatch: ["**/*.test.ts", "**/*.test.tsx"],
      testPathIgnorePatterns: ["/node_modules/", "\\.(db|api|browser)\\.test\\.tsx?$"],
    },
    onDatabase("sqlite"),
    onDatabase("mariadb"),
    {
      ...everywhere,
      displayName: "browser",
      testMatch: ["**/*.browser.test.ts"],
      setupFilesAfterEnv: [...setup, "<rootDir>/scripts/jest/long-timeout.ts", "<rootDir>/scripts/jest/second-try.ts"],
    },
  ],
};

export default config;
