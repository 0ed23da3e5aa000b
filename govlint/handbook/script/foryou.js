// "What applies to me": questions that lead to one answer. Every answer is on the page already; this hides the others.
"use strict";
(() => {
  const ask = document.getElementById("ask");
  if (!ask) return;
  const selects = [...ask.querySelectorAll("select")];
  const named = (name) => selects.find((one) => one.dataset.name === name);
  const words = (text) => (text || "").split(" ").filter(Boolean);

  /** What the address says: `#role=editor&kind=post`; nothing where it names a part of the page. */
  function told() {
    const said = location.hash.slice(1);
    return said.includes("=") ? new URLSearchParams(said) : null;
  }

  function take(state) {
    for (const one of selects) {
      one.value = state.get(one.dataset.name) ?? one.options[0].value;
      if (one.selectedIndex < 0) one.selectedIndex = 0;
    }
    const account = state.get("account");
    const there = account && !state.has("where") && [...(named("where")?.options ?? [])].find((one) => one.dataset.account === account);
    if (there) there.selected = true;
  }

  function state() {
    const found = new URLSearchParams();
    for (const one of selects) if (one.value) found.set(one.dataset.name, one.value);
    return found;
  }

  /** On the page of questions: the link leads to the page that holds the answer. */
  function lead() {
    const chosen = named("where").selectedOptions[0], found = state();
    found.delete("where");
    if (chosen?.dataset.account) found.set("account", chosen.dataset.account);
    if (chosen) document.getElementById("ask-go").href = `${chosen.dataset.page}#${found}`;
  }

  /** On a page of answers: the row and the answer to a role, and what is otherwise on an account. */
  function narrow() {
    const [kind, role, account] = ["kind", "role", "account"].map((name) => named(name)?.value);
    const rows = [...document.querySelectorAll("tr[data-kinds]")], row = rows.find((one) => words(one.dataset.kinds).includes(kind));
    const own = row && [...row.querySelectorAll("li[data-authors]")].find((one) => words(one.dataset.authors).includes(role));
    const link = row && (own || row).querySelector("a[href^='#']");
    const answer = link && document.getElementById(link.hash.slice(1));
    for (const one of rows) one.hidden = Boolean(row) && one !== row;
    for (const one of document.querySelectorAll("article[data-allowed]")) one.hidden = Boolean(row) && one !== answer;
    for (const one of document.querySelectorAll("article[data-account]")) {
      one.hidden = Boolean(row || account) && one.dataset.account !== account;
      for (const part of one.querySelectorAll("dl > div")) part.hidden = Boolean(row) && !fits(part, kind, role);
    }
    const shut = Boolean(row) && document.querySelector("article[data-account]:not([hidden]) [data-never]:not([hidden])");
    if (shut && answer) answer.hidden = true;
    for (const id of ["answers", "accounts"]) {
      const section = document.getElementById(id)?.parentElement;
      if (section) section.hidden = !section.querySelector("article:not([hidden])");
    }
    const said = shut ? [shut.querySelector(".chip"), shut.querySelector("li")] : row ? [answer.querySelector("h3 > :last-child")] : [];
    document.getElementById("ask-said").textContent = said.map((one) => one.textContent.trim().replace(/\s+/g, " ")).join(": ");
    document.getElementById("ask-elsewhere").hash = `${state()}`;
  }

  function fits(part, kind, role) {
    const kinds = words(part.dataset.kinds), authors = words(part.dataset.authors);
    return (!kinds.length || kinds.includes(kind)) && (!authors.length || authors.includes(role));
  }

  const answer = ask.dataset.page === "answers" ? narrow : lead;
  ask.addEventListener("change", () => {
    location.replace(`#${state()}`);
    answer();
  });
  ask.querySelector("button")?.addEventListener("click", () => {
    take(new URLSearchParams());
    location.replace("#=");
    answer();
  });
  addEventListener("hashchange", () => {
    const found = told();
    if (found) take(found);
    // A link to an answer shows it, whatever was chosen.
    else if (location.hash) take(new URLSearchParams());
    answer();
    if (!found && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  });
  ask.hidden = false;
  const first = told();
  if (first) take(first);
  answer();
})();
