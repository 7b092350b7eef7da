import Module, { createRequire } from "node:module";
import path from "node:path";

/** @typedef {{ transform(filename: string, options: object): { code: string, sourceMapPath: string | null } }} Transformer */
/** @typedef {(module: NodeModule & { _compile(code: string, filename: string): void }, filename: string) => void} Load */

const require = createRequire(import.meta.url);
/** @type {Record<string, Load>} */
const loaders = Reflect.get(Module, "_extensions");
const root = path.resolve(import.meta.dirname, "../../..") + path.sep;
const packages = `${path.sep}node_modules${path.sep}`;

/** Of every file that was loaded, for the line numbers in stacks. @type {Map<string, string>} */
export const sourceMaps = new Map();

const ofTests = ["jest", "expect", "test", "it", "describe", "beforeAll", "beforeEach", "afterAll", "afterEach"];
const asCommonJs = { instrument: false, supportsDynamicImport: false, supportsExportNamespaceFrom: false, supportsStaticESM: false };

/** @type {Transformer} */
let transformer;
/** The file that belongs to one run alone; what it imports is loaded once for all. @type {string | undefined} */
let alone;
let sharing = false;

/** A hook set while a shared module loads would be there for the first file only, and nobody would miss it. @param {() => void} load */
function withoutHooks(load) {
  const hidden = ofTests.map((name) => /** @type {const} */ ([name, Object.getOwnPropertyDescriptor(globalThis, name)]));
  for (const [name] of hidden) {
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get() {
        throw new Error(`\`${name}\` is used while a module loads that all test files share: use it in a function they call.`);
      },
    });
  }
  sharing = true;
  try {
    load();
  } finally {
    sharing = false;
    for (const [name, was] of hidden) was ? Object.defineProperty(globalThis, name, was) : Reflect.deleteProperty(globalThis, name);
  }
}

/** @type {Load} */
function loadOwn(module, filename) {
  const { code, sourceMapPath } = transformer.transform(filename, asCommonJs);
  if (sourceMapPath) sourceMaps.set(filename, sourceMapPath);
  const load = () => module._compile(code, filename);
  if (sharing || filename === alone) load();
  else withoutHooks(load);
}

const plainly = /** @type {Load} */ (loaders[".js"]);

for (const extension of [".ts", ".tsx", ".js", ".mjs"]) {
  // Node loads what has no loader of its own as it does `.js`, ECMAScript modules of packages included.
  const before = loaders[extension] ?? plainly;
  loaders[extension] = (module, filename) =>
    filename.startsWith(root) && !filename.includes(packages) ? loadOwn(module, filename) : before(module, filename);
}

/** @param {Transformer} given */
export const transformWith = (given) => void (transformer = given);

/** Loads a file as if for the first time. @param {string} filename @returns {unknown} */
export function loadAlone(filename) {
  delete require.cache[filename];
  alone = filename;
  try {
    return require(filename);
  } finally {
    delete require.cache[filename];
  }
}

/** @param {string} filename @returns {unknown} */
export const loadShared = (filename) => require(filename);
