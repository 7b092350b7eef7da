/** Which of Amazon's regions is spoken to, and where it is. Credentials are found by the SDK's own chain. */
export interface AwsPlace {
  readonly region: string;
  /** Null for Amazon's own. */
  readonly endpoint: string | null;
}

const regionName = /^[a-z]{2}(?:-[a-z]+)+-\d{1,2}$/;
const loopback = /^(?:(?:[\w-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Messages travel there: only over TLS, or within the machine. */
function isEndpoint(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  if (`${username}${password}${search}${hash}` !== "") return false;
  return protocol === "https:" || (protocol === "http:" && loopback.test(hostname));
}

/** Reads `<scheme>:<region>?endpoint=…&…`; the errors name the variable, never a value. Null where the scheme is another one. */
export function readAwsUrl(
  text: string,
  { variable, scheme, options }: { readonly variable: string; readonly scheme: string; readonly options: readonly string[] },
): (AwsPlace & { readonly options: ReadonlyMap<string, string> }) | null {
  if (!text.startsWith(`${scheme}:`)) return null;
  const [region = "", query = ""] = text.slice(scheme.length + 1).split(/\?(.*)/s);
  if (!regionName.test(region)) throw new Error(`${variable}: after ${scheme}: comes a region, such as ca-central-1`);
  const given = new URLSearchParams(query);
  const known = ["endpoint", ...options];
  if ([...given.keys()].some((name) => !known.includes(name)) || new Set(given.keys()).size !== given.size) {
    throw new Error(`${variable}: only ${known.map((name) => `${name}=`).join(", ")} are known, each once`);
  }
  const endpoint = given.get("endpoint");
  if (endpoint !== null && !isEndpoint(endpoint)) throw new Error(`${variable}: endpoint= is not https, nor http on this machine`);
  given.delete("endpoint");
  return { region, endpoint, options: new Map(given) };
}
