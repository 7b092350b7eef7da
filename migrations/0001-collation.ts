import type { MigrationInterface, QueryRunner } from "typeorm";

/** Text compares byte by byte, as on SQLite: folding is ours. Tables made later take this over. */
export class Collation1780000000001 implements MigrationInterface {
  readonly name = "Collation1780000000001";

  async up(runner: QueryRunner): Promise<void> {
    if (runner.connection.options.type === "better-sqlite3") return;
    await runner.query("ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
  }

  async down(): Promise<void> {
    // What the database's collation was before is not known, and nothing but our tables lives there.
  }
}
