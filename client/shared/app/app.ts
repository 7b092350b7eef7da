import type { ReactNode } from "react";
import type { RouteObject } from "react-router";
import type { Learned } from "../language/language-provider.tsx";
import type { LoadTexts } from "../language/load-language.ts";

/** What a page says of who is there. */
export interface Known {
  readonly language: Learned;
  /** Whether somebody is signed in, whose page is going to be shown. */
  readonly signedIn: boolean;
}

/** What an app is made of, in a browser and on the server alike. */
export interface App {
  readonly name: "admin" | "portal";
  readonly loadTexts: LoadTexts;
  readonly routes: RouteObject[];
  readonly know: () => Known;
  readonly children: ReactNode;
}
