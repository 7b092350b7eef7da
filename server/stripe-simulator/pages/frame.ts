import type { Html } from "./html.ts";
import { html } from "./html.ts";
import type { PageLocale } from "./texts.ts";
import { texts } from "./texts.ts";

/** A whole page, which says at its head that it is none of Stripe's. */
export const frame = (locale: PageLocale, title: string, main: Html): string =>
  html`<!doctype html>
    <html lang="${locale}-CA">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="stylesheet" href="/page.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <main>
          <h1>${texts[locale].title}</h1>
          <p class="note">${texts[locale].standIn}</p>
          ${main}
        </main>
      </body>
    </html> `.text;
