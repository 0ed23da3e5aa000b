// What is asked of a page from inside. Each function is sent to the page as it stands, so it can use nothing beside it
// but what `watch` put there.
"use strict";

/** Before the page loads: gather what its policy blocks, and lend the judges what they share. */
function watch() {
  globalThis.blocked = [];
  addEventListener("securitypolicyviolation", (event) => globalThis.blocked.push(`${event.violatedDirective} ${event.blockedURI}`));

  /** A short path that finds an element again. */
  globalThis.where = (element) => {
    const parts = [];
    for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
      const name = at.localName + (at.id ? `#${at.id}` : at.classList.length ? `.${[...at.classList].join(".")}` : "");
      parts.unshift(name);
      if (at.id) break;
    }
    return parts.slice(-5).join(" > ");
  };

  /** Words that only a screen reader is meant to find, and what is not shown at all. */
  globalThis.unseen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width <= 1 || box.height <= 1 || !element.checkVisibility({ visibilityProperty: true });
  };

  const channels = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour) => {
    const [red, green, blue] = channels(colour).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };

  /** How far two colours stand apart, from 1 to 21. */
  globalThis.contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };

  globalThis.clear = (colour) => channels(colour)[3] === 0 || colour === "transparent" || colour === "none";
}

/** What is wider than the page; what stands in a part that scrolls by itself is not. */
function overflow() {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowX !== "visible") return true;
    }
    return false;
  };
  const sticksOut = (element) => element.getBoundingClientRect().right > width + 1;
  const found = [...document.body.querySelectorAll("*")].filter((one) => sticksOut(one) && !unseen(one) && !scrolls(one));
  const told = found.map((one) => `${where(one)} by ${Math.round(one.getBoundingClientRect().right - width)}px`);
  const by = document.scrollingElement.scrollWidth - width;
  return by > 0 ? [`the page by ${by}px`, ...told.slice(-5)] : told.slice(-5);
}

/** Text that is cut off, because its box is too small and hides the rest. */
function cut() {
  const hides = (element) => /hidden|clip/.test(getComputedStyle(element).overflow);
  const tooSmall = (element) => element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
  const boxes = [...document.body.querySelectorAll(":not(svg, svg *)")].filter((one) => hides(one) && tooSmall(one));
  return boxes.filter((one) => one.textContent.trim() && !unseen(one)).map(where);
}

/** Words in drawings: large enough, whole, apart from each other, and of a colour that can be read where they stand. */
function drawings() {
  const found = [];
  const texts = [...document.querySelectorAll("svg text")].filter((text) => !unseen(text));
  const within = (box, outer) => box.left >= outer.left - 1 && box.right <= outer.right + 1 && box.top >= outer.top - 1 && box.bottom <= outer.bottom + 1;
  const outermost = (element) => {
    let svg = element.ownerSVGElement;
    while (svg.ownerSVGElement) svg = svg.ownerSVGElement;
    return svg;
  };
  const fills = (shape) => {
    const fill = getComputedStyle(shape).fill;
    const pattern = /url\("?#([^")]+)/.exec(fill);
    return pattern ? [...document.getElementById(pattern[1]).children].map((part) => getComputedStyle(part).fill) : [fill];
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!clear(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const ground = (text, svg) => {
    const box = text.getBoundingClientRect();
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const covers = (shape) => {
      const at = shape.getBoundingClientRect();
      return x >= at.left && x <= at.right && y >= at.top && y <= at.bottom && !clear(getComputedStyle(shape).fill);
    };
    const before = [...svg.querySelectorAll("rect, circle, path, polygon")].filter(
      (shape) => !shape.closest("defs") && shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING && covers(shape),
    );
    return before.length ? fills(before.at(-1)) : [behind(svg)];
  };
  for (const [number, text] of texts.entries()) {
    const svg = outermost(text);
    const box = text.getBoundingClientRect();
    const said = `${where(svg)} “${text.textContent}”`;
    if (parseFloat(getComputedStyle(text).fontSize) < 11) found.push(`${said} is smaller than 11px`);
    if (!within(box, svg.getBoundingClientRect())) found.push(`${said} is cut off`);
    const worst = Math.min(...ground(text, svg).map((colour) => contrast(getComputedStyle(text).fill, colour)));
    if (worst < 4.5) found.push(`${said} has a contrast of ${worst.toFixed(2)}`);
    for (const other of texts.slice(number + 1)) {
      if (outermost(other) !== svg) break;
      const at = other.getBoundingClientRect();
      const wide = Math.min(box.right, at.right) - Math.max(box.left, at.left);
      const high = Math.min(box.bottom, at.bottom) - Math.max(box.top, at.top);
      if (wide > 1 && high > 3) found.push(`${said} lies over “${other.textContent}”`);
    }
  }
  return { texts: texts.length, found };
}

/** Where the focus is after a press of Tab, and what is wrong there; null at the end of the page. */
function stop(number) {
  const element = document.activeElement;
  const last = globalThis.lastStop;
  if (!element || element === document.body || (last && number === 0)) return null;
  globalThis.lastStop = element;
  const style = getComputedStyle(element);
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const [x, y] = [(box.left + box.right) / 2, (box.top + Math.min(box.bottom, innerHeight)) / 2];
  const wrong = [];
  const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && !clear(style.outlineColor);
  const ring = drawn || style.outlineStyle === "auto"; // the browser's own ring
  if (!ring) wrong.push("no ring shows the focus");
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight || box.width < 2) wrong.push("it stands outside the window");
  else {
    const top = document.elementFromPoint(x, y);
    if (!top || !(element.contains(top) || top.contains(element))) wrong.push(`it is covered by ${top && where(top)}`);
  }
  if (last && !(last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) wrong.push("it jumps backwards");
  return { at: where(element), target: element.getAttribute("href"), wrong };
}

/** What is shown of a page of answers, and what its address says: {url, asks, rows, answers, accounts, shut, said}. */
function answer() {
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  const words = (one) => one.textContent.trim().replace(/\s+/g, " ");
  return {
    url: location.href,
    asks: shown("#ask").length,
    rows: shown("tr[data-kinds]").map((one) => one.dataset.kinds),
    answers: shown("article[data-allowed]").map((one) => one.id),
    accounts: shown("article[data-account]").map((one) => one.dataset.account),
    shut: shown("[data-never]").map(words),
    said: words(document.getElementById("ask-said") ?? document.body),
    chosen: [...document.querySelectorAll("#ask select")].map((one) => one.value),
  };
}

module.exports = { answer, watch, overflow, cut, drawings, stop };
