import { jestObject } from "./jest-object.mjs";
import { loadAlone, loadShared, sourceMaps, transformWith } from "./load.mjs";

/**
 * How jest gets at modules, by Node's own loader: each is loaded once for all files of a worker, as the program loads it, and
 * only the test file and what sets it up are loaded anew. Loading was most of what the tests took.
 */
export default class SharedRuntime {
  #mocks;
  #anew;

  /**
   * @param {import("./environment.mjs").ProjectConfig} config
   * @param {import("./environment.mjs").default} environment
   * @param {unknown} _resolver
   * @param {import("./load.mjs").Transformer} transformer
   * @param {unknown} _sources
   * @param {unknown} _coverage
   * @param {string} testPath
   */
  constructor(config, environment, _resolver, transformer, _sources, _coverage, testPath) {
    this.#mocks = environment.moduleMocker;
    this.#anew = new Set([testPath, ...config.setupFilesAfterEnv]);
    transformWith(transformer);
    Object.assign(globalThis, { jest: jestObject(environment, testPath) });
  }

  /** @param {string} filename */
  requireModule(filename) {
    return this.#anew.has(filename) ? loadAlone(filename) : loadShared(filename);
  }

  /** jest's own part that collects and runs the tests of one file. @param {string} filename */
  requireInternalModule(filename) {
    return loadAlone(filename);
  }

  unstable_shouldLoadAsEsm() {
    return false;
  }

  getSourceMaps() {
    return sourceMaps;
  }

  getAllCoverageInfoCopy() {
    return undefined;
  }

  setGlobalsForRuntime() {}

  enterTestCode() {}

  leaveTestCode() {}

  teardown() {
    this.#mocks.restoreAllMocks();
    Reflect.deleteProperty(globalThis, "jest");
  }
}
