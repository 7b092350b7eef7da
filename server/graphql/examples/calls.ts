import type { Examples } from "./example-of.ts";

const cursor = "eyJrZXkiOiIyMDI2LTAzLTE0IiwiaWQiOiIwMUtCIn0";

/** What belongs to calling as such: pages, keys, versions, codes, errors. */
export const calls: Examples = {
  path: "input",
  message: "Cette valeur n'est pas permise.",
  version: 4,
  patientVersion: 4,
  first: 20,
  last: 20,
  after: cursor,
  before: cursor,
  cursor,
  startCursor: cursor,
  endCursor: cursor,
  count: 5,
  requestKey: "5f0c7b1e-9d7e-4c55-9f0a-0c9a2d7b9b11",
  code: "12345678",
  "ConfirmTotpEnrolmentInput.code": "123456",
  "RenewRecoveryCodesInput.code": "123456",
  "TurnOffSecondStepInput.code": "123456",
  "VerifyStaffSecondStepInput.code": "123456",
  token: "q7J0bO3w…",
  triesLeft: 4,
  wrongTries: 3,
  attempts: 2,
  password: "une phrase de passe bien à soi",
  currentPassword: "une phrase de passe bien à soi",
  newPassword: "une autre phrase de passe, longue",
  recoveryCodes: "k7pq-3mzt-9wxa",
  recoveryCodesLeft: 8,
  secret: "JBSWY3DPEHPK3PXP",
  uri: "otpauth://totp/Portail:soutien?secret=JBSWY3DPEHPK3PXP&issuer=Portail",
  size: 33,
};
