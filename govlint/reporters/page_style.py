"""The style of the report as a page: the colours and shapes of the handbook, as few of them as it needs."""

STYLE = """
:root {
  color-scheme: light dark;
  --paper: #fff; --soft: #f4f6f8; --line: #8896a3; --ink: #14202b; --dim: #4a5866; --link: #0a4f9e;
  --loose: #9c2a1a; --tight: #5f3a9a; --open: #7a5300; --mark: #fdf0c9;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #10181f; --soft: #18222b; --line: #677682; --ink: #e8edf1; --dim: #a9b6c1; --link: #8cc2ff;
    --loose: #ffb1a4; --tight: #d3bcff; --open: #f7d26a; --mark: #40330d;
  }
}
*, ::before, ::after { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
  font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
main, footer { max-inline-size: 60rem; margin-inline: auto; padding: 1rem clamp(1rem, 4vw, 2rem); }
main:focus { outline: none; }
h1, h2, h3 { line-height: 1.2; }
h2 { border-block-start: 3px solid; padding-block-start: 0.7rem; margin-block-start: 2.6rem; }
h3 { font-size: 1.1rem; margin-block: 0 0.4rem; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; inset-inline-start: 1rem; inset-block-start: -5rem; background: var(--paper); }
.skip:focus { inset-block-start: 0.5rem; }
table { border-collapse: collapse; }
caption { text-align: start; color: var(--dim); }
th, td { padding: 0.3rem 0.8rem; border-block-end: 1px solid var(--line); text-align: end; }
th:first-child { text-align: start; }
code, pre { font-family: ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace; font-size: 0.85em; }
pre { background: var(--soft); padding: 0.5rem 0.8rem; white-space: pre-wrap; margin-block: 0.6rem; }
.number { color: var(--dim); user-select: none; }
mark { background: var(--mark); color: var(--ink); text-decoration: underline; text-decoration-thickness: 2px; }
article { border-inline-start: 6px solid var(--open); padding-inline-start: 1rem; margin-block: 1.6rem; }
article { break-inside: avoid; }
.too-loose { border-inline-start-style: dashed; border-inline-start-color: var(--loose); }
.too-tight { border-inline-start-style: dotted; border-inline-start-color: var(--tight); }
.marks { margin-block: 0 0.4rem; color: var(--dim); }
.chip { border: 1px solid; border-radius: 1rem; padding: 0.05rem 0.6rem; font-size: 0.85em; font-weight: 700; }
dl { margin: 0; }
dt { color: var(--dim); font-size: 0.9em; font-weight: 700; }
dd { margin: 0 0 0.4rem; max-inline-size: 46rem; }
footer { color: var(--dim); font-size: 0.9em; border-block-start: 1px solid var(--line); }
"""
