import { keysIn } from "./load-tables.mjs";

const created = `CREATE TABLE \`visits\` (
  \`clinic_id\` varchar(26) NOT NULL,
  \`id\` varchar(26) NOT NULL,
  \`starts_at\` datetime(6) NOT NULL,
  PRIMARY KEY (\`clinic_id\`,\`id\`),
  UNIQUE KEY \`visits_external_id\` (\`clinic_id\`,\`external_id\`),
  KEY \`visits_latest\` (\`clinic_id\`,\`starts_at\` DESC,\`id\`),
  CONSTRAINT \`visits_of\` FOREIGN KEY (\`clinic_id\`, \`patient_id\`) REFERENCES \`patients\` (\`clinic_id\`, \`id\`) ON DELETE NO ACTION
) ENGINE=InnoDB`;

test("a table is filled without its keys and gets the same ones again; its primary key stays", () => {
  expect(keysIn(created)).toEqual({
    drop: ["DROP FOREIGN KEY `visits_of`", "DROP KEY `visits_external_id`", "DROP KEY `visits_latest`"],
    keys: [
      "ADD UNIQUE KEY `visits_external_id` (`clinic_id`,`external_id`)",
      "ADD KEY `visits_latest` (`clinic_id`,`starts_at` DESC,`id`)",
    ],
    constraints: [
      "ADD CONSTRAINT `visits_of` FOREIGN KEY (`clinic_id`, `patient_id`) REFERENCES `patients` (`clinic_id`, `id`) ON DELETE NO ACTION",
    ],
  });
});
