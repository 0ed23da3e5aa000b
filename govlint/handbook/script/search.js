// The results page: finds the words of `?q=` in what the pages say, which site/search.py wrote down, and lists where.
// A word is found where another begins with it; in scripts without spaces, anywhere. All words must stand in one
// section; the title of its page may lend some of them, but not all. Where no section has all, those with most are it.
(() => {
  "use strict";
  const list = document.getElementById("hits");
  if (!list) return;

  const MOST_SHOWN = 50, MOST_WORDS = 20, LONGEST_QUERY = 200, LONGEST_SNIPPET = 220, BEFORE = 60;
  const EXACT = 8; // what it weighs that a title is what was asked for
  const PLAIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i", ς: "σ" };
  const ACCENTS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/g;
  const SIGN = "[\\p{L}\\p{N}\\p{M}]";
  const SCRIPTS = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"].map((name) => `\\p{scx=${name}}`);
  const UNSPACED = `(?:(?=${SIGN})[${SCRIPTS.join("")}])`, SPACED = `(?:(?!${UNSPACED})${SIGN})`;
  const WORDS = new RegExp(`${UNSPACED}+|${SPACED}+`, "gu");
  const IS_UNSPACED = new RegExp(`^${UNSPACED}`, "u"), GOES_ON = new RegExp(`${SPACED}$`, "u");

  /** A text as it is compared: small letters without accents. */
  const fold = (text) =>
    text.normalize("NFKD").toLowerCase().replace(ACCENTS, "").replace(/[ßæœøđðþłıς]/g, (letter) => PLAIN[letter]);
  const wordsOf = (text) => fold(text).match(WORDS) ?? [];
  const count = (bits) => bits.toString(2).replace(/0/g, "").length;

  /** Whether a word of a folded line begins so. */
  function holds(line, word) {
    let at = line.indexOf(word);
    if (IS_UNSPACED.test(word)) return at >= 0;
    while (at > 0 && GOES_ON.test(line.slice(Math.max(0, at - 2), at))) at = line.indexOf(word, at + 1);
    return at >= 0;
  }

  /** The sections in which most words are found, but at least half, best first; and how many words that is. */
  function find(words, held, texts, pages) {
    const all = 2 ** words.length - 1, asked = words.join();
    let hits = [], most = Math.ceil(words.length / 2);
    for (const [path, ...sections] of pages) {
      const top = sections[0][1]; // the title of the page is the first line of its first section
      for (const [anchor, ...steps] of sections) {
        let due = 0;
        const [title, ...lines] = steps.map((step) => (due += step + 1) - 1);
        const own = lines.reduce((bits, line) => bits | held[line], held[title]);
        const reached = count(own | held[top]);
        if (!own || reached < most) continue;
        if (reached > most) [hits, most] = [[], reached];
        const exact = held[title] === all && wordsOf(texts[title]).join() === asked ? EXACT : 0;
        hits.push({ path, anchor, top, title, lines, score: 2 * count(held[title]) + count(held[top]) + exact });
      }
    }
    return { hits: hits.sort((one, other) => other.score - one.score), most };
  }

  /** Where the words stand in a text as it is written: [from, to], in order. */
  function spots(text, words) {
    const found = [];
    for (const { 0: piece, index } of text.matchAll(WORDS)) {
      if (IS_UNSPACED.test(piece)) found.push(...inside(piece, index, words.filter((word) => IS_UNSPACED.test(word))));
      else if (words.some((word) => fold(piece).startsWith(word))) found.push([index, index + piece.length]);
    }
    return found.sort((one, other) => one[0] - other[0]);
  }

  /** Where words first stand in a piece of text without spaces; folding may make it longer. */
  function inside(piece, index, words) {
    const at = [];
    let folded = "", from = index;
    for (const sign of piece) {
      folded += fold(sign);
      while (at.length < folded.length) at.push(from);
      from += sign.length;
    }
    const starts = words.map((word) => [folded.indexOf(word), word.length]).filter(([start]) => start >= 0);
    return starts.map(([start, length]) => [at[start], at[start + length] ?? from]);
  }

  /** The text as nodes, with the words in <mark>. */
  function marked(text, words) {
    const nodes = [];
    let done = 0;
    for (const [from, to] of spots(text, words)) {
      if (from < done) continue;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(from, to);
      nodes.push(text.slice(done, from), mark);
      done = to;
    }
    return [...nodes, text.slice(done)];
  }

  /** A section from the line on that has most of the words which no title has, and enough of it to make sense. */
  function snippet({ top, title, lines }, words, held, texts) {
    const worth = lines.map((line) => count(held[line] & ~held[title] & ~held[top])), most = Math.max(...worth);
    let at = worth.indexOf(most);
    const from = () => lines.slice(at).map((line) => texts[line]).join(" · ");
    while (at > 0 && from().length < LONGEST_SNIPPET / 2) at -= 1;
    const text = from();
    const first = most > 0 ? spots(text, words)[0]?.[0] ?? 0 : 0;
    const start = first > LONGEST_SNIPPET - BEFORE ? text.lastIndexOf(" ", first - BEFORE) + 1 : 0;
    const rest = text.slice(Math.max(start, first - 2 * BEFORE));
    if (rest.length <= LONGEST_SNIPPET) return (start ? "… " : "") + rest;
    const end = rest.lastIndexOf(" ", LONGEST_SNIPPET);
    return `${start ? "… " : ""}${rest.slice(0, end > LONGEST_SNIPPET / 2 ? end : LONGEST_SNIPPET)} …`;
  }

  function shown(hit, words, held, texts) {
    const item = document.createElement("li"), link = document.createElement("a"), text = document.createElement("p");
    item.dir = "auto";
    link.href = hit.path + (hit.anchor && `#${hit.anchor}`);
    link.append(...marked((hit.anchor ? [hit.top, hit.title] : [hit.top]).map((line) => texts[line]).join(" › "), words));
    text.append(...marked(snippet(hit, words, held, texts), words));
    item.append(link, ...(hit.lines.length ? [text] : []));
    return item;
  }

  const query = (new URLSearchParams(location.search).get("q") ?? "").trim().slice(0, LONGEST_QUERY);
  const words = [...new Set(wordsOf(query))].slice(0, MOST_WORDS);
  const status = document.getElementById("found");
  let said = status.dataset.ask, found = 0;
  if (words.length) {
    const { lines, pages } = globalThis.handbook;
    const texts = lines.split("\n");
    const bits = (line) => words.reduce((held, word, at) => held | (holds(line, word) << at), 0);
    const held = fold(lines).split("\n").map(bits);
    const { hits, most } = find(words, held, texts, pages);
    list.append(...hits.slice(0, MOST_SHOWN).map((hit) => shown(hit, words, held, texts)));
    found = hits.length;
    const { none, part, some } = status.dataset;
    said = [!found ? none : most < words.length ? part : some, ...(found > MOST_SHOWN ? [status.dataset.more] : [])].join(" ");
  }
  const told = { query, count: found, shown: MOST_SHOWN };
  status.textContent = said.replace(/\{(query|count|shown)\}/g, (_, name) => told[name]);
  for (const box of document.querySelectorAll("form[role=search] [name=q]")) box.value = query;
  if (query) document.title = `${query} – ${document.title}`;
})();
