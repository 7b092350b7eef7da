import { ModernFakeTimers } from "@jest/fake-timers";
import { ModuleMocker } from "jest-mock";

/** What jest keeps on the global object for the file that runs; the next file would go on from it. */
const ofOneFile = /EVENT_HANDLERS|JEST_STATE_SYMBOL|RETR(Y|IES)|TEST_TIMEOUT/;

/** @typedef {ConstructorParameters<typeof ModernFakeTimers>[0]["config"]} ProjectConfig */

/** @param {string | symbol} key @param {PropertyDescriptor} was */
function putBack(key, was) {
  const is = Object.getOwnPropertyDescriptor(globalThis, key);
  if (is?.value !== was.value || is?.get !== was.get) Object.defineProperty(globalThis, key, was);
}

/**
 * The realm of Node itself, which the product runs in: with a context of its own a file would load every module anew and
 * reach each global through a proxy. What a file changes of what all files have in common is put back after it.
 */
export default class SharedEnvironment {
  #globals = Object.getOwnPropertyDescriptors(globalThis);
  #variables = { ...process.env };
  #folder = process.cwd();
  #exit = process.exit;
  #given;

  /** @param {{ projectConfig: ProjectConfig }} configs */
  constructor({ projectConfig }) {
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    this.#given = projectConfig.globals;
    Object.assign(globalThis, this.#given);
  }

  /** jest demands the method, and only a runtime that isolates would call it. */
  getVmContext() {
    return null;
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    for (const key of Object.getOwnPropertySymbols(globalThis)) {
      if (ofOneFile.test(key.description ?? "")) Reflect.deleteProperty(globalThis, key);
    }
    for (const key of Object.keys(this.#given)) Reflect.deleteProperty(globalThis, key);
    for (const key of Reflect.ownKeys(this.#globals)) putBack(key, Reflect.get(this.#globals, key));
    for (const key of Object.keys(process.env)) if (!(key in this.#variables)) delete process.env[key];
    Object.assign(process.env, this.#variables);
    process.chdir(this.#folder);
    process.exit = this.#exit;
  }
}
