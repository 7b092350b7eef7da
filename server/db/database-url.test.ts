import { parseDatabaseUrl, redactDatabaseUrl } from "./database-url.ts";

test.each([
  ["sqlite:data/portail.db", "data/portail.db"],
  ["sqlite:./portail.db", "./portail.db"],
  ["sqlite:/var/lib/portail.db", "/var/lib/portail.db"],
  ["sqlite:///var/lib/portail.db", "/var/lib/portail.db"],
  ["sqlite:data/la%20clinique.db", "data/la clinique.db"],
])("%s is a file", (url, file) => {
  expect(parseDatabaseUrl(url)).toEqual({ kind: "sqlite", file });
});

test("a server's URL names kind, host, port, user, password and database", () => {
  expect(parseDatabaseUrl("mariadb://portail:p%40ss%2Fw%3Ard@db.internal:3307/portail")).toEqual({
    kind: "mariadb",
    hosts: [{ host: "db.internal", port: 3307 }],
    user: "portail",
    password: "p@ss/w:rd",
    database: "portail",
  });
});

test("port and password may be left out, and the host may be an address", () => {
  expect(parseDatabaseUrl("mysql://root@[::1]/portail")).toEqual({
    kind: "mysql",
    hosts: [{ host: "::1", port: 3306 }],
    user: "root",
    password: "",
    database: "portail",
  });
});

test("a cluster's URL names all of its nodes, the preferred one first", () => {
  expect(parseDatabaseUrl("mariadb://portail:a%2Cb@db1:3307,[::1]:3308,db3/portail")).toEqual({
    kind: "mariadb",
    hosts: [
      { host: "db1", port: 3307 },
      { host: "::1", port: 3308 },
      { host: "db3", port: 3306 },
    ],
    user: "portail",
    password: "a,b",
    database: "portail",
  });
});

test.each([
  ["", "must look like"],
  ["portail.db", "must look like"],
  ["postgres://a:secret@b/c", "must look like"],
  ["sqlite:", "names a file"],
  ["sqlite://host/file.db", "names a file"],
  ["sqlite::memory:", "plain file"],
  ["sqlite:data/x.db?mode=memory", "plain file"],
  ["sqlite:%E0%A4%A", "percent-encoding"],
  ["mariadb://user:secret@host:port/name", "can't be read"],
  ["mariadb:///name", "names no host"],
  ["mariadb://host/name", "names no user"],
  ["mariadb://user:secret@host", "name of one database"],
  ["mariadb://user:secret@host/", "name of one database"],
  ["mariadb://user:secret@host/a/b", "name of one database"],
  ["mariadb://user:secret@host/name?ssl=1", "takes no options"],
  ["mariadb://user:secret@db1,,db3/name", "empty host"],
  ["mariadb://user:secret@db1,db2:port/name", "can't be read"],
  ["mariadb://user:secret@db1,db2:3306,db2/name", "same host and port twice"],
  ["mariadb://user:secret@db1,user:secret@db2/name", "names its user once"],
])("%s is refused in one line that does not repeat it", (url, reason) => {
  let message = "";
  try {
    parseDatabaseUrl(url);
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message).toContain(reason);
  expect(message).not.toMatch(/secret|\n/);
});

test("what is shown of a URL has no password", () => {
  expect(redactDatabaseUrl("mariadb://por%20tail:secret@db:3307/name")).toBe("mariadb://por%20tail@db:3307/name");
  expect(redactDatabaseUrl("mysql://root:secret@[::1]/name")).toBe("mysql://root@[::1]:3306/name");
  expect(redactDatabaseUrl("mariadb://root:secret@db1,[::1]:3308/name")).toBe("mariadb://root@db1:3306,[::1]:3308/name");
  expect(redactDatabaseUrl("sqlite:data/portail.db")).toBe("sqlite:data/portail.db");
});
