/** The style sheet of all pages, served at `/page.css`. */
export const pageStyles = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; --ink: #10243a; --paper: #f4f8fc; --card: #fff; --line: #5b7089; --link: #0b5394; --on-link: #fff; --note: #fff4d6; --alert: #a3201a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8f0f8; --paper: #0d1a28; --card: #16273a; --line: #8ba3bd; --link: #9ccbff; --on-link: #0d1a28; --note: #3a3013; --alert: #ffb3ad; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 36rem; padding: 1rem; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.125rem; margin: 1.5rem 0 .5rem; }
.note { padding: .75rem 1rem; background: var(--note); border: 1px solid var(--line); border-radius: .5rem; }
.alert { padding: .75rem 1rem; color: var(--alert); background: var(--card); border: 2px solid; border-radius: .5rem; font-weight: 600; }
.card { margin: 1rem 0; padding: 1rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
ul { list-style: none; margin: 0; padding: 0; }
dl { margin: 0; }
dl div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; padding: .25rem 0; }
dd { margin: 0; font-variant-numeric: tabular-nums; }
.total { border-top: 1px solid var(--line); font-weight: 700; }
form { display: grid; gap: .75rem; }
button, a.button { display: block; width: 100%; min-height: 3rem; padding: .625rem 1rem; border: 2px solid var(--link); border-radius: .5rem; color: var(--link); background: transparent; font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer; }
button.first { color: var(--on-link); background: var(--link); }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
.hint { margin: -.25rem 0 0; font-size: .9375rem; }
`;
