import type { Readable } from "node:stream";
import type * as S3 from "@aws-sdk/client-s3";
import type { FileStore, StoredFile } from "./file-store.ts";
import { checkKey } from "./file-store.ts";
import type { FilesTarget } from "./files-url.ts";

type S3Target = Extract<FilesTarget, { kind: "s3" }>;

interface Opened {
  readonly sdk: typeof S3;
  readonly client: S3.S3Client;
}

const connectionTimeoutMs = 3_000;
const requestTimeoutMs = 20_000;

const isMissing = (error: unknown): boolean => error instanceof Error && (error.name === "NoSuchKey" || error.name === "NotFound");

/** Files in a bucket of S3, or of a store that speaks its language. Credentials are found by the SDK's own chain. */
export class S3Files implements FileStore {
  readonly #target: S3Target;
  #opened: Promise<Opened> | null = null;

  constructor(target: S3Target) {
    this.#target = target;
  }

  async put(key: string, bytes: Uint8Array, contentType: string): Promise<void> {
    checkKey(key);
    const { sdk, client } = await this.#open();
    const object = { Bucket: this.#target.bucket, Key: key, Body: bytes, ContentLength: bytes.length, ContentType: contentType };
    await client.send(new sdk.PutObjectCommand(object));
  }

  async get(key: string): Promise<StoredFile | null> {
    checkKey(key);
    const { sdk, client } = await this.#open();
    try {
      const { Body, ContentLength } = await client.send(new sdk.GetObjectCommand({ Bucket: this.#target.bucket, Key: key }));
      if (!Body || ContentLength === undefined) throw new Error("The store sent a file without its content or length.");
      return { stream: Body as Readable, length: ContentLength };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    checkKey(key);
    const { sdk, client } = await this.#open();
    try {
      await client.send(new sdk.DeleteObjectCommand({ Bucket: this.#target.bucket, Key: key }));
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }

  /** Loaded when the first file is asked for: the SDK takes longer to load than the rest of the product. */
  #open(): Promise<Opened> {
    this.#opened ??= this.#connect();
    return this.#opened;
  }

  async #connect(): Promise<Opened> {
    const sdk = await import("@aws-sdk/client-s3");
    const { region, endpoint } = this.#target;
    const client = new sdk.S3Client({
      region,
      // Other makers' stores rarely have a host name for each bucket.
      ...(endpoint !== null && { endpoint, forcePathStyle: true }),
      // Nor do they all know the newer checksums.
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
      requestHandler: { connectionTimeout: connectionTimeoutMs, requestTimeout: requestTimeoutMs, throwOnRequestTimeout: true },
    });
    return { sdk, client };
  }
}
