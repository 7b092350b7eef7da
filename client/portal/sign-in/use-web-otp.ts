import { useEffect } from "react";

/** What the DOM's own types don't know yet: a code that the phone has read from a text message bound to this very origin. */
interface CodeRequest extends CredentialRequestOptions {
  readonly otp: { readonly transport: readonly ["sms"] };
}

type CodeCredential = Credential & { readonly code: string };

const isCode = (credential: Credential | null): credential is CodeCredential => credential !== null && "code" in credential;

/** Asks the phone, where it can, for the code in the text message, until the page is left or the challenge is another. */
export function useWebOtp(challengeId: string | null, onCode: (code: string) => void): void {
  useEffect(() => {
    if (challengeId === null || !("OTPCredential" in window)) return;
    const leaving = new AbortController();
    const asked: CodeRequest = { otp: { transport: ["sms"] }, signal: leaving.signal };
    navigator.credentials.get(asked).then(
      (credential) => {
        if (isCode(credential) && !leaving.signal.aborted) onCode(credential.code);
      },
      // Refused, too late or left: the code is typed by hand, as everywhere else.
      () => undefined,
    );
    return () => leaving.abort();
  }, [challengeId, onCode]);
}
