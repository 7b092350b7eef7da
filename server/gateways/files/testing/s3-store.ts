import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import S3rver from "s3rver";

export interface S3Store {
  /** For `FILES_URL`. */
  readonly url: string;
  /** The keys that are in the bucket. */
  keys(): Promise<string[]>;
  /** What was said of a file's type. */
  contentTypeOf(key: string): Promise<string | null>;
  stop(): Promise<void>;
}

const bucket = "portail-files";

/** A store that speaks S3, on a free port, with an empty bucket; its credentials stand where the AWS SDK looks for them. */
export async function startS3Store(): Promise<S3Store> {
  const directory = await mkdtemp(path.join(tmpdir(), "portail-s3-"));
  const server = new S3rver({ address: "127.0.0.1", port: 0, silent: true, directory, configureBuckets: [{ name: bucket }] });
  const { port } = await server.run();
  const endpoint = `http://127.0.0.1:${port}`;
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: "S3RVER", AWS_SECRET_ACCESS_KEY: "S3RVER" });
  const stored = async (): Promise<string[]> => (await readdir(path.join(directory, bucket), { recursive: true })).map(String);
  return {
    url: `s3://${bucket}?region=ca-central-1&endpoint=${encodeURIComponent(endpoint)}`,
    keys: async () =>
      (await stored()).filter((name) => name.endsWith("._S3rver_object")).map((name) => name.slice(0, -"._S3rver_object".length)),
    contentTypeOf: async (key) => {
      const { S3Client, HeadObjectCommand } = await import("@aws-sdk/client-s3");
      const client = new S3Client({ endpoint, forcePathStyle: true, region: "ca-central-1" });
      const { ContentType } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
      client.destroy();
      return ContentType ?? null;
    },
    stop: async () => {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
