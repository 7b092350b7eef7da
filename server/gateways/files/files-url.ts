/** Where files are kept, read from `FILES_URL`. */
export type FilesTarget =
  | { readonly kind: "disk"; readonly folder: string }
  | {
      readonly kind: "s3";
      readonly bucket: string;
      readonly region: string;
      /** Null for Amazon's own. */
      readonly endpoint: string | null;
    };

const bucketName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const regionName = /^[a-z0-9-]{1,40}$/;

function readBucket(text: string): FilesTarget {
  const url = URL.canParse(text) ? new URL(text) : null;
  const unknown = [...(url?.searchParams.keys() ?? [])].find((name) => name !== "region" && name !== "endpoint");
  const bucket = url?.hostname ?? "";
  if (!url || !bucketName.test(bucket) || !["", "/"].includes(url.pathname) || url.username !== "" || url.port !== "") {
    throw new Error("FILES_URL must be s3://bucket?region=…, with credentials where the AWS SDK looks for them");
  }
  if (unknown !== undefined) throw new Error("FILES_URL: only ?region= and &endpoint= are known");
  const endpoint = url.searchParams.get("endpoint");
  if (endpoint !== null && !(URL.canParse(endpoint) && /^https?:$/.test(new URL(endpoint).protocol))) {
    throw new Error("FILES_URL: ?endpoint= is not an http(s) address");
  }
  // Other makers' stores mostly have one region, and any name will do.
  const region = url.searchParams.get("region") ?? (endpoint === null ? "" : "us-east-1");
  if (!regionName.test(region)) throw new Error("FILES_URL: ?region= is missing or not a region");
  return { kind: "s3", bucket, region, endpoint };
}

/** Reads `file:folder` or `s3://bucket?region=…&endpoint=…`. */
export function parseFilesUrl(text: string): FilesTarget {
  if (text.startsWith("s3://")) return readBucket(text);
  const [, folder] = /^file:(?:\/\/(?=\/))?(.+)$/.exec(text) ?? [];
  if (folder === undefined || folder.startsWith("//")) throw new Error("FILES_URL must be file:folder or s3://bucket?region=…");
  return { kind: "disk", folder };
}
