import { DiskFiles } from "./disk-files.ts";
import type { FileStore } from "./file-store.ts";
import { parseFilesUrl } from "./files-url.ts";
import { S3Files } from "./s3-files.ts";

/** Where files are kept. Throws an error naming `FILES_URL` where it can't be used. */
export function createFileStore(url: string): FileStore {
  const target = parseFilesUrl(url);
  return target.kind === "disk" ? new DiskFiles(target.folder) : new S3Files(target);
}
