/**
 * Look-ups that go through everything for every field of the schema, and what they become: the same ones, by name. What is looked
 * through no longer changes by then; it is a copy that TypeGraphQL makes for each schema.
 * @type {readonly { readonly file: RegExp, readonly was: string, readonly is: string }[]}
 */
const lookUps = [
  {
    file: /\/type-graphql\/build\/esm\/schema\/schema-generator\.js$/,
    was: "const { fieldResolvers } = this.metadataStorage;",
    is: `const byMethod = (this.metadataStorage.byMethod ??= this.metadataStorage.fieldResolvers.reduce(
      (map, it) => map.set(it.methodName, [...(map.get(it.methodName) ?? []), it]), new Map()));
    const fieldResolvers = byMethod.get(field.name) ?? [];`,
  },
  {
    file: /\/type-graphql\/build\/esm\/metadata\/metadata-storage\.js$/,
    was: "? this.fieldExtensions\n",
    is: `? ((this.extensionsByField ??= this.fieldExtensions.reduce(
      (map, it) => map.set(it.fieldName, [...(map.get(it.fieldName) ?? []), it]), new Map())).get(fieldName) ?? [])\n`,
  },
];

/** @param {string} file */
export const looksUpSlowly = (file) => lookUps.some((lookUp) => lookUp.file.test(file));

/** @param {string} file @param {string} code */
export function lookUpByName(file, code) {
  let quick = code;
  for (const { was, is } of lookUps.filter((lookUp) => lookUp.file.test(file))) {
    if (!quick.includes(was)) throw new Error(`${file} is no longer what it was: see scripts/lib/bundle/look-ups.mjs.`);
    quick = quick.replaceAll(was, () => is);
  }
  return quick;
}
