/** Which database the file runs on: set by the jest projects `sqlite` and `mariadb`, absent in the others. */
declare var __TEST_DATABASE__: "sqlite" | "mariadb" | undefined;
