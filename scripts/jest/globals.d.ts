/** Which database the file runs on: set by the jest projects `sqlite` and `mariadb`, absent in the others. */
// eslint-disable-next-line no-var -- only `var` declares a property of globalThis
declare var __TEST_DATABASE__: "sqlite" | "mariadb" | undefined;
