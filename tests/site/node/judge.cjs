// Opens pages in one browser and says what it sees. Reads jobs from stdin and answers on stdout, one JSON a line, in the
// order in which they are done. Usage: node judge.cjs PATH-OF-CHROMIUM
//
// A job: {id, url, base, width, dark, strict, unscripted, style, folder, judges, stops,
// query, keys, part}
//   base    every request must begin with it
//   strict  keep the page's content security policy (axe needs it off; judges of behaviour need it on)
//   style   CSS that a reader may add: wider spacing, larger text
//   unscripted  run no script of the page
//   folder  where pictures and papers are put, under the page's name with `mark` added
//   judges  of: axe, overflow, cut, drawings, focus, text, picture, paper; and, with the keyboard alone and in this order:
//           ask (write `query` into the box for it), hits (what was found), follow (the first hit); and answer, which
//           first does `keys`; in the documentation, seek (`query`, and follow the first hit);
//           turn (the address gets `part`: where that leads)
//   paper   A4, Letter; without it, A4
//   keys    steps of [selector, key, key, …]: go on from stop to stop to the first of these, and press
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const readline = require("node:readline");
const { chromium } = require("playwright-core");
const inside = require("./inside.cjs");

const AXE = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", // nothing leaves this machine, whatever a page asks for
];
const AT_ONCE = 2;
const PATIENCE = 60_000;

async function axe(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(
    (tags) =>
      globalThis.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations", "incomplete"] }),
    TAGS,
  );
  const told = (rules) =>
    rules.flatMap((rule) => rule.nodes.map((node) => ({ rule: rule.id, at: node.target.join(" "), html: node.html.slice(0, 160) })));
  return { violations: told(found.violations), unsure: told(found.incomplete), passed: found.passes.length };
}

async function focus(page, job) {
  const stops = [];
  for (let number = 0; number < (job.stops ?? 40); number += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(inside.stop, number);
    if (stop === null) break;
    stops.push(stop);
  }
  return stops;
}

/** Go on from stop to stop, as the keyboard does, to the first of these. */
async function reach(page, selector) {
  for (let number = 0; number < 200; number += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  throw new Error(`no stop is ${selector}`);
}

/** Press Enter, and where that leads. */
async function enter(page) {
  await Promise.all([page.waitForEvent("framenavigated", { timeout: PATIENCE }), page.keyboard.press("Enter")]);
  await page.waitForLoadState("load");
  return page.url();
}

async function ask(page, job) {
  await reach(page, "form[role=search] input");
  await page.keyboard.type(job.query);
  return enter(page);
}

async function follow(page) {
  await reach(page, "#hits a");
  const url = await enter(page);
  return { url, target: await page.evaluate(() => document.querySelector(":target")?.textContent ?? "") };
}

async function answer(page, job) {
  for (const [selector, ...keys] of job.keys ?? []) {
    await reach(page, selector);
    for (const key of keys) {
      const gone = key === "Enter" && page.waitForEvent("framenavigated", { timeout: PATIENCE });
      await Promise.all([gone, page.keyboard.press(key)]);
    }
    await page.waitForLoadState("load");
    await page.waitForTimeout(200); // a page hears that its address changed a little after it has
  }
  return page.evaluate(inside.answer);
}

/** Write another part into the address of a page that is open, and where that leads. */
async function turn(page, job) {
  await page.evaluate((part) => { location.hash = part; }, job.part);
  await page.waitForTimeout(500); // a page hears that its address changed a little after it has
  await page.waitForLoadState("load");
  return page.url();
}

/** Where the documentation's own box for a search leads. */
async function seek(page, job) {
  await page.keyboard.press("Control+KeyK");
  await page.getByRole("combobox").pressSequentially(job.query);
  const first = page.getByRole("option").first();
  for (let before = null, now = ""; before !== now; [before, now] = [now, await first.textContent({ timeout: PATIENCE })])
    await page.waitForTimeout(1000); // until the answer is to the whole query
  return enter(page);
}

function file(job, ending) {
  const name = job.url.slice(job.base.length).replace(/\.html.*$/, "").replace(/[^a-z0-9]+/gi, "-");
  return path.join(job.folder, `${name}${job.mark ?? ""}.${ending}`);
}

async function picture(page, job) {
  await page.screenshot({ path: file(job, "png"), fullPage: true });
}

/** The page on paper: on how many sides, whether it links anywhere, its words, and its smallest letters in points. */
async function paper(page, job) {
  await page.emulateMedia({ media: "print" });
  const printed = await page.pdf({ format: job.paper ?? "A4", printBackground: Boolean(job.folder) });
  if (job.folder) fs.writeFileSync(file(job, "pdf"), printed);
  const count = (pattern) => (printed.toString("latin1").match(pattern) ?? []).length;
  const { text, smallest } = await page.evaluate(inside.printed);
  return { sides: count(/\/Type\s*\/Page\b/g), links: count(/\/Subtype\s*\/Link\b/g), text, smallest };
}

const JUDGES = {
  axe,
  answer,
  paper,
  picture,
  focus,
  ask,
  follow,
  seek,
  turn,
  hits: (page) => page.evaluate(inside.hits),
  overflow: (page) => page.evaluate(inside.overflow),
  cut: (page) => page.evaluate(inside.cut),
  drawings: (page) => page.evaluate(inside.drawings),
  text: (page) => page.evaluate(() => document.title + "\n" + document.body.innerText),
};

function listen(page, seen, base) {
  page.on("dialog", (dialog) => {
    seen.dialogs.push(`${dialog.type()}: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) seen.console.push(message.text());
  });
  page.on("pageerror", (error) => seen.console.push(String(error)));
  page.on("request", (request) => {
    const url = request.url();
    if (url.startsWith("data:")) return;
    seen.requests.push(url);
    if (!url.startsWith(base)) seen.outside.push(url);
  });
  page.on("requestfailed", (request) => seen.failed.push(request.url()));
  page.on("response", (response) => {
    if (response.status() >= 400) seen.failed.push(`${response.status()} ${response.url()}`);
  });
}

/** What a promise brings, or an error where it takes too long. */
function soon(promise) {
  const late = new Promise((_, refuse) => setTimeout(refuse, PATIENCE, new Error(`no end after ${PATIENCE} ms`)).unref());
  return Promise.race([promise, late]);
}

async function look(browser, job) {
  const seen = { id: job.id, url: job.url, dialogs: [], console: [], requests: [], outside: [], failed: [], blocked: [] };
  const context = await browser.newContext({
    viewport: { width: job.width ?? 1280, height: 800 },
    colorScheme: job.dark ? "dark" : "light",
    reducedMotion: "reduce",
    bypassCSP: !job.strict,
    javaScriptEnabled: !job.unscripted,
  });
  try {
    await context.addInitScript(inside.watch);
    const page = await context.newPage();
    listen(page, seen, job.base);
    await page.goto(job.url, { waitUntil: "load", timeout: PATIENCE });
    if (job.style) await page.addStyleTag({ content: job.style });
    for (const name of job.judges) seen[name] = await soon(JUDGES[name](page, job));
    if (!job.unscripted) seen.blocked = await page.evaluate(() => globalThis.blocked);
  } catch (error) {
    seen.error = String(error);
  } finally {
    await context.close();
  }
  return seen;
}

/** Take one job after the other, until no more come. */
async function work(browser, jobs) {
  for (let job = await jobs.next(); !job.done; job = await jobs.next()) {
    const seen = await look(browser, JSON.parse(job.value));
    process.stdout.write(JSON.stringify(seen) + "\n");
  }
}

async function main() {
  const browser = await chromium.launch({ executablePath: process.argv[2], args: FLAGS });
  const jobs = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  await Promise.all(Array.from({ length: AT_ONCE }, () => work(browser, jobs)));
  await browser.close();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
