import type { AwsPlace } from "./aws-place.ts";

const connectionTimeoutMs = 5_000;

/** One request a try: when to try again is the outbox's to say, and a silent second request could send a message twice. */
export const awsClientSettings = ({ region, endpoint }: AwsPlace, requestTimeoutMs: number) => ({
  region,
  ...(endpoint !== null && { endpoint }),
  maxAttempts: 1,
  requestHandler: { connectionTimeout: connectionTimeoutMs, requestTimeout: requestTimeoutMs, throwOnRequestTimeout: true },
});
