// On the overview of a divided list: an address of the whole list leads on to the page that holds its part.
"use strict";
(() => {
  const list = document.querySelector(".areas");
  if (!list) return;
  const { up, index, below } = list.dataset;

  function lead() {
    const part = location.hash.slice(1);
    if (!part || document.getElementById(part)) return;
    const file = document.createElement("script");
    file.src = up + index;
    file.onload = () => {
      const to = globalThis.handbook.pages.find(([path, ...parts]) => path.startsWith(below) && parts.some(([id]) => id === part));
      if (to) location.replace(`${up}${to[0]}#${part}`);
    };
    document.head.append(file);
  }

  addEventListener("hashchange", lead);
  lead();
})();
