/** The style sheet of the inbox page, served at `/dev/inbox.css`. */
export const inboxStyles = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; --ink: #10243a; --paper: #f4f8fc; --card: #fff; --line: #5b7089; --link: #0b5394; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8f0f8; --paper: #0d1a28; --card: #16273a; --line: #8ba3bd; --link: #9ccbff; } }
body { margin: 0 auto; max-width: 48rem; padding: 1rem; color: var(--ink); background: var(--paper); }
a { color: var(--link); }
a.button { display: inline-block; padding: .5rem 1rem; margin-right: 1rem; border: 2px solid; border-radius: .5rem; font-weight: 600; text-decoration: none; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
ol { list-style: none; padding: 0; }
article { margin: 1rem 0; padding: 1rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; }
h2 { margin: 0; font-size: 1.125rem; }
pre { white-space: pre-wrap; font: inherit; padding: .75rem; border: 1px dashed var(--line); border-radius: .5rem; }
summary { padding: .25rem 0; cursor: pointer; }
iframe { width: 100%; height: 32rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); }
`;
