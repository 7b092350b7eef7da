/** Why nobody is signed in any more. `unsure`: signing out was asked for, and the server did not answer. */
export type SessionEnd = "idle" | "lost" | "signedOut" | "unsure";
