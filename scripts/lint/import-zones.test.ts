import { refusal } from "./import-zones.mjs";

test.each([
  ["server/kernel/actor.ts", "./fault.ts"],
  ["server/db/errors.ts", "../kernel/fault.ts"],
  ["server/modules/settings/settings.service.ts", "../audit/record-audit.ts"],
  ["server/modules/settings/settings.resolver.ts", "../../graphql/access.ts"],
  ["server/graphql/schema.ts", "../modules/settings/settings.resolver.ts"],
  ["server/main.ts", "./app.ts"],
  ["server/app.ts", "./services.ts"],
  ["server/gateways/mail/smtp-mail.ts", "nodemailer"],
  ["server/modules/sign-in/sign-in.api.test.ts", "../../testing/portal.ts"],
  ["client/portal/main.tsx", "../shared/start-app.tsx"],
  ["client/admin/main.tsx", "../gql/index.ts"],
  ["migrations/0002-clinics.ts", "./columns.ts"],
  ["scripts/start.mjs", "./house/packages.mjs"],
])("%s may import %s", (file, specifier) => {
  expect(refusal(file, specifier)).toBeUndefined();
});

test.each([
  ["server/kernel/actor.ts", "../db/errors.ts"],
  ["server/db/errors.ts", "../gateways/logger.ts"],
  ["server/gateways/logger.ts", "../modules/audit/record-audit.ts"],
  ["server/graphql/access.ts", "../modules/staff/staff-member.ts"],
  ["server/graphql/access.ts", "./schema.ts"],
  ["server/modules/audit/record-audit.ts", "../patients/patient.ts"],
  ["server/modules/patients/patient.ts", "../appointments/appointment.ts"],
  ["server/modules/patients/patient.ts", "../../graphql/schema.ts"],
  ["server/modules/patients/patient.ts", "../../config.ts"],
  ["server/modules/patients/patient.ts", "../../testing/portal.ts"],
  ["server/modules/no-such-module/thing.ts", "../../kernel/actor.ts"],
  ["server/modules/billing/pay.ts", "stripe"],
  ["server/modules/billing/store.ts", "@aws-sdk/client-s3"],
  ["server/services.ts", "./app.ts"],
  ["server/app.ts", "./main.ts"],
  ["server/app.ts", "../client/shared/texts/fr.json"],
  ["client/portal/main.tsx", "../admin/main.tsx"],
  ["client/admin/main.tsx", "../portal/main.tsx"],
  ["client/shared/start-app.tsx", "../portal/main.tsx"],
  ["client/portal/main.tsx", "../../server/kernel/locale.ts"],
  ["migrations/0002-clinics.ts", "../server/db/columns.ts"],
  ["migrations/0002-clinics.ts", "ulid"],
])("%s may not import %s", (file, specifier) => {
  expect(refusal(file, specifier)).toBeDefined();
});
