import { createRequire } from "node:module";
import type Libsql from "libsql";

const require = createRequire(import.meta.url);

/** Native code, which those alone load who keep their data in a file. */
export const loadLibsql = (): typeof Libsql => require("libsql") as typeof Libsql;
