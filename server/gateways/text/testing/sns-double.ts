import { createHash, createHmac, randomUUID } from "node:crypto";
import { startAnsweringServer, type Answer, type ReceivedRequest } from "../../aws/testing/answering-server.ts";

export interface PublishedText {
  readonly phoneNumber: string;
  readonly message: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** An error as SNS words it, to be answered instead of accepting. */
export interface SnsError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const namespace = "http://sns.amazonaws.com/doc/2010-03-31/";
const escapeXml = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

const errorAnswer = ({ status, code, message }: SnsError): Answer => ({
  status,
  headers: { "content-type": "text/xml" },
  body: `<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
});

const accepted = (): Answer => ({
  status: 200,
  headers: { "content-type": "text/xml" },
  body: `<PublishResponse xmlns="${namespace}"><PublishResult><MessageId>${randomUUID()}</MessageId></PublishResult><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></PublishResponse>`,
});

const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Whether the request bears the signature (version 4) that this secret key makes. */
function isSigned({ url, headers, body }: ReceivedRequest, secretKey: string): boolean {
  const read =
    /^AWS4-HMAC-SHA256 Credential=[^/]+\/(\d{8})\/([^/]+)\/(sns)\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
  const [, day, region, service, names, signature] = read.exec(headers.authorization ?? "") ?? [];
  if (!day || !region || !service || !names) return false;
  const signed = names.split(";").map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const request = ["POST", url, "", signed.join(""), names, sha256(body)].join("\n");
  const toSign = ["AWS4-HMAC-SHA256", headers["x-amz-date"], `${day}/${region}/${service}/aws4_request`, sha256(request)].join("\n");
  const key = [region, service, "aws4_request"].reduce<Buffer>(hmac, hmac(`AWS4${secretKey}`, day));
  return hmac(key, toSign).toString("hex") === signature;
}

function readAttributes(form: URLSearchParams): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (let index = 1; form.has(`MessageAttributes.entry.${index}.Name`); index += 1) {
    const entry = `MessageAttributes.entry.${index}`;
    if (form.get(`${entry}.Value.DataType`) !== "String") throw new Error("Only attributes of texts are expected here.");
    attributes[form.get(`${entry}.Name`)!] = form.get(`${entry}.Value.StringValue`)!;
  }
  return attributes;
}

/** SNS as far as `Publish` to a phone number goes: the Query protocol over real HTTP, with its signatures checked. */
export async function startSnsDouble(secretKey: string) {
  const published: PublishedText[] = [];
  const state: { error: SnsError | null; silent: boolean; requests: number } = { error: null, silent: false, requests: 0 };
  const server = await startAnsweringServer((request) => {
    state.requests += 1;
    if (state.silent) return null;
    if (!isSigned(request, secretKey)) return errorAnswer({ status: 403, code: "SignatureDoesNotMatch", message: "Not what was signed." });
    const form = new URLSearchParams(request.body);
    if (form.get("Action") !== "Publish" || form.get("Version") !== "2010-03-31") {
      return errorAnswer({ status: 400, code: "InvalidAction", message: "Only Publish is known here." });
    }
    if (state.error) return errorAnswer(state.error);
    const phoneNumber = form.get("PhoneNumber") ?? "";
    const message = form.get("Message") ?? "";
    if (!/^\+\d{7,15}$/.test(phoneNumber) || message === "") {
      return errorAnswer({
        status: 400,
        code: "InvalidParameter",
        message: `Invalid parameter: PhoneNumber Reason: ${phoneNumber} is not valid`,
      });
    }
    published.push({ phoneNumber, message, attributes: readAttributes(form) });
    return accepted();
  });
  return { ...server, published, state };
}
