/** Some of an entity's columns, as a query selects them: what isn't read costs neither the database nor the driver. */
export const columnsOf = <Entity>(alias: string, names: readonly (keyof Entity & string)[]): string[] =>
  names.map((name) => `${alias}.${name}`);
