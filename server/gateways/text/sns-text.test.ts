import { provideAwsCredentials } from "../aws/testing/aws-credentials.ts";
import { DeliveryFailed, DeliveryRefused } from "../delivery-error.ts";
import { createTextGateway } from "./create-text-gateway.ts";
import { SnsText } from "./sns-text.ts";
import { startSnsDouble } from "./testing/sns-double.ts";
import { parseTextUrl } from "./text-url.ts";

const removeCredentials = provideAwsCredentials();
let sns: Awaited<ReturnType<typeof startSnsDouble>>;
const cleanUps: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  sns = await startSnsDouble("a secret key");
});
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
  sns.published.length = 0;
  Object.assign(sns.state, { error: null, silent: false, requests: 0 });
});
afterAll(async () => {
  removeCredentials();
  await sns.close();
});

const text = {
  to: "+15145550142",
  body: "Clinique de l'Érable : 1234 5678 & é\n@demo.portail.example #12345678",
  deduplicationId: "01ABC",
};

function connect(endpoint = sns.endpoint, options = "", timeoutMs = 10_000): SnsText {
  const target = parseTextUrl(`sns:ca-central-1?endpoint=${endpoint}${options}`);
  if (target.kind !== "sns") throw new Error("not SNS");
  const gateway = new SnsText(target, timeoutMs);
  cleanUps.push(() => gateway.close());
  return gateway;
}

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

test("a text arrives as it was written, as one that can't wait", async () => {
  const gateway = createTextGateway(`sns:ca-central-1?endpoint=${sns.endpoint}`, "unused")!;
  cleanUps.push(() => gateway.close());
  await gateway.send(text);
  const attributes = { "AWS.SNS.SMS.SMSType": "Transactional" };
  expect(sns.published).toEqual([{ phoneNumber: text.to, message: text.body, attributes }]);
});

test("the sender's name goes with it where one is configured", async () => {
  await connect(sns.endpoint, "&sender-id=Portail").send(text);
  expect(sns.published[0]!.attributes).toEqual({ "AWS.SNS.SMS.SMSType": "Transactional", "AWS.SNS.SMS.SenderID": "Portail" });
});

test("what isn't a number goes to nobody", async () => {
  for (const to of ["", "5145550142", "+151455", "+1514555014x", "+15145550142,+15145550143"]) {
    expect(await failure(connect().send({ ...text, to }))).toMatchObject({ name: "DeliveryRefused", code: "SNS_NOT_A_NUMBER" });
  }
  expect(sns.state.requests).toBe(0);
});

describe("an answer that is an error", () => {
  const said = "about +15145550142 and 12345678";
  test.each([
    ["OptedOut", 400, said, DeliveryRefused, "SNS_OPTED_OUT"],
    ["InvalidParameter", 400, `Invalid parameter: PhoneNumber ${said}`, DeliveryRefused, "SNS_INVALID_PARAMETER"],
    ["ParameterValueInvalid", 400, said, DeliveryRefused, "SNS_INVALID_PARAMETER_VALUE"],
    ["InvalidParameter", 400, `Invalid parameter: AWS.SNS.SMS.SenderID ${said}`, DeliveryFailed, "SNS_INVALID_PARAMETER"],
    ["AuthorizationError", 403, said, DeliveryFailed, "SNS_AUTHORIZATION_ERROR"],
    ["Throttled", 429, said, DeliveryFailed, "SNS_THROTTLED"],
    ["Throttling", 400, said, DeliveryFailed, "SNS_THROTTLING"],
    ["InternalError", 500, said, DeliveryFailed, "SNS_INTERNAL_ERROR"],
    ["InvalidClientTokenId", 403, said, DeliveryFailed, "SNS_INVALID_CLIENT_TOKEN_ID"],
    ["+15145550142", 400, said, DeliveryFailed, "SNS_FAILED"],
  ])("%s (%i)", async (code, status, message, kind, ours) => {
    sns.state.error = { status, code, message };
    const error = (await failure(connect().send(text))) as DeliveryFailed;
    expect(error).toMatchObject({ name: kind.name, code: ours });
    expect(`${error.message} ${error.stack} ${String(error.cause)}`).not.toMatch(/15145550142|12345678/);
    expect(sns.state.requests).toBe(1);
  });
});

test("wrong credentials are ours to mend: the text waits", async () => {
  const other = await startSnsDouble("another secret key");
  cleanUps.push(other.close);
  const error = await failure(connect(other.endpoint).send(text));
  expect(error).toMatchObject({ name: "DeliveryFailed", code: "SNS_SIGNATURE_DOES_NOT_MATCH" });
});

test("nobody listening, or a server that says nothing, is a failure for now, and one request", async () => {
  sns.state.silent = true;
  expect(await failure(connect(sns.endpoint, "", 200).send(text))).toMatchObject({ name: "DeliveryFailed", code: "SNS_TIMEOUT" });
  expect(sns.state.requests).toBe(1);
  expect(await failure(connect("http://127.0.0.1:1").send(text))).toMatchObject({ name: "DeliveryFailed" });
});
