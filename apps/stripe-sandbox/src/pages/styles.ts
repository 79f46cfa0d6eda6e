/** The one style sheet of the hosted pages: system fonts, light and dark, from phone width up. */
export const styles = `
:root { color-scheme: light dark; --page: #f6f6f3; --card: #ffffff; --ink: #1d2226; --soft: #50585f; --line: #8a9299;
  --accent: #175c4c; --on-accent: #ffffff; --warn: #fff3d1; --on-warn: #4d3a00; --bad: #a3180f; --bad-page: #fdeceb; }
@media (prefers-color-scheme: dark) {
  :root { --page: #15181a; --card: #1f2427; --ink: #eef1f2; --soft: #b4bcc2; --line: #77818a;
    --accent: #7fd3bd; --on-accent: #10231e; --warn: #3b3008; --on-warn: #ffe9a8; --bad: #ffb4ac; --bad-page: #3b1512; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
.notice { background: var(--warn); color: var(--on-warn); padding: .5rem 1rem; text-align: center; }
.notice p { margin: 0; }
main { max-width: 34rem; margin: 1.5rem auto; padding: 0 1rem 3rem; }
main.wide, .wide { max-width: 60rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.125rem; margin: 1.75rem 0 .5rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1.25rem; margin: 0 0 1rem; }
h2:first-child { margin-top: 0; }
.hint, .soft { color: var(--soft); margin: .1rem 0 .3rem; font-size: .9375rem; }
.field { margin: 0 0 1rem; }
label, legend { font-weight: 600; }
input, select { width: 100%; font: inherit; color: inherit; background: var(--page); border: 1px solid var(--line);
  border-radius: .375rem; padding: .55rem .65rem; min-height: 2.75rem; }
input[type=radio] { width: auto; min-height: 0; }
fieldset { border: 0; padding: 0; margin: 0 0 1rem; }
.row { display: grid; grid-template-columns: 1fr 1fr; gap: 0 .75rem; align-items: end; }
button, .button { font: inherit; font-weight: 600; border: 1px solid var(--accent); border-radius: .375rem; cursor: pointer;
  background: var(--accent); color: var(--on-accent); padding: .6rem 1rem; min-height: 2.75rem; text-decoration: none; display: inline-block; }
button.plain { background: transparent; color: var(--accent); }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1rem; }
.actions form { margin: 0; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.alert { background: var(--bad-page); color: var(--bad); border: 1px solid var(--bad); border-radius: .375rem; padding: .65rem .8rem; }
.lines { list-style: none; margin: 0; padding: 0; }
.lines li, .total { display: flex; justify-content: space-between; gap: 1rem; padding: .35rem 0; }
.lines li { border-bottom: 1px solid var(--line); }
.total { font-weight: 700; font-size: 1.125rem; margin: .5rem 0 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
.steps { color: var(--soft); margin: 0 0 .5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1rem; margin: 0; }
dd { margin: 0; }
`;
