/* Narrows the list of pages down to what is typed, and shows where it stands. Without this script the list stands
   there whole. What is typed stays in the browser: it is compared with an index that is fetched at the first letter.
   Where there are many articles, they are not in the list: they are found in parts of an index of their own. */

const finder = document.querySelector(".finder");
const STEP = 20; // results at once, where they can be many
const WORD = /([\p{L}\p{N}]+)/u;
const LONGEST = 40; // letters of a word that may be mistyped
const ROOM = 90; // letters shown on each side of what was found

// As plugins/words.py does it.
const words = (text) =>
  " " + text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f\u00ad]/g, "").replace(/ß/g, "ss")
    .replace(/([aou])e/g, "$1").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

// The word itself, its beginning, a part of it.
const weight = (text, word) =>
  (text + " ").includes(` ${word} `) ? 4 : text.includes(" " + word) ? 3 : word.length > 2 && text.includes(word) ? 1 : 0;

/* How well a text has one of several words, of which each will do. */
const best = (text, term) => Math.max(...term.map((word) => weight(text, word)));

function relevance(page, terms) {
  const found = terms.map((term) => 4 * best(page.title, term) + 2 * best(page.about, term) + best(page.text, term));
  return found.includes(0) ? 0 : found.reduce((sum, one) => sum + one);
}

/* How many letters to change, leave out, put in or exchange with the next one make one word of another. */
function distance(one, other) {
  let [last, row] = [[], [...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i++) {
    const before = last;
    [last, row] = [row, [i]];
    for (let j = 1; j <= other.length; j++) {
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const changed = last[j - 1] + (one[i - 1] !== other[j - 1]);
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, changed, swapped ? before[j - 2] + 1 : changed);
    }
  }
  return row[other.length];
}

/* The known words that a mistyped one, or the beginning of one, may have been: the nearest alone, with one mistake
   in four letters, or two in eight. A number is what it is. */
function nearest(term, known) {
  let most = /\d/.test(term) || term.length > LONGEST ? 0 : Math.min(2, term.length >> 2);
  let found = [];
  for (const word of most ? known : []) {
    const far = Math.min(distance(term, word), distance(term, word.slice(0, term.length)));
    if (far < most) [most, found] = [far, []];
    if (far === most) found.push(word);
  }
  return found;
}

function typed(encoded) {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded; // somebody wrote the address by hand
  }
}

const files = new Map();

// Each file once; without it there are titles and descriptions on the page.
function load(address, read = (answer) => answer.json()) {
  if (!files.has(address)) files.set(address, fetch(address).then(read).catch(() => ({})));
  return files.get(address);
}

// The part of a block with the words that begin so, of 64, as plugins/search/postings.py cuts them.
function partOf(block, word) {
  let found = 2166136261;
  for (const letter of [...word].slice(0, 3)) found = Math.imul(found ^ letter.codePointAt(0), 16777619) >>> 0;
  return load(block.replace("#", found % 64));
}

/* Article of a block → its rank for a term: in the text, the description, the title. */
async function ranks(block, term) {
  const top = [{}, {}, {}];
  for (const wanted of term) {
    for (const [word, places] of Object.entries(await partOf(block, wanted))) {
      const found = wanted.length < 3 ? 3 * (word === wanted) : weight(" " + word, wanted);
      if (!found) continue;
      places.forEach((distances, place) => {
        let number = 0;
        for (const distance of distances) {
          number += distance;
          top[place][number] = Math.max(found, top[place][number] ?? 0);
        }
      });
    }
  }
  const sum = new Map();
  top.forEach((one, place) => {
    for (const number in one) sum.set(number, (sum.get(number) ?? 0) + 2 ** place * one[number]);
  });
  return sum;
}

/* The articles of a block with all words, newest first. */
async function olderIn(block, terms) {
  const [first, ...others] = await Promise.all(terms.map((term) => ranks(block, term)));
  return [...first].filter(([number]) => others.every((one) => one.has(number))).map(([number, rank]) => ({
    block,
    number: Number(number),
    rank: others.reduce((sum, one) => sum + one.get(number), rank),
  })).sort((a, b) => a.number - b.number);
}

/* An article with an item made like another one; nothing where the line is down. */
async function opened({ block, number }, pattern) {
  const entry = (await load(block.replace("#", "p" + Math.floor(number / 50))))[number % 50];
  if (!entry) return;
  const [url, title, description] = entry;
  const item = pattern.cloneNode(true);
  const link = item.querySelector("a");
  [link.href, link.textContent] = [url, title];
  const lines = await load(url, linesIn);
  return { item, url, description, lines: lines.length ? lines : [] };
}

// Read once, however much is typed.
async function linesIn(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const lines = [...page.querySelectorAll("main :is(h2, h3, p, li, td)")].map((part) => part.textContent);
  return linesOf([["", "", lines]]);
}

const linesOf = (sections) =>
  sections.flatMap(([anchor, heading, lines]) =>
    [...lines, heading].map((line) => ({ anchor, heading, line, said: words(line) })));

/* A text in pieces, those marked that have one of the words. */
function marked(text, terms) {
  return text.split(WORD).map((piece) => {
    if (!WORD.test(piece) || !terms.some((term) => best(words(piece), term))) return piece;
    const mark = document.createElement("mark");
    mark.textContent = piece;
    return mark;
  });
}

/* Writes below the title of a page where the words stand; its description, where they do not. */
function show({ item, url, description, lines = [] }, terms) {
  const shown = item.querySelector("p");
  const rank = ({ said }) => terms.reduce((sum, term) => sum + best(said, term), 0);
  const place = lines.reduce((top, one) => (rank(one) > rank(top) ? one : top), { said: "" });
  const isHeading = place.line === place.heading;
  if (!place.line || (isHeading && !place.anchor)) return shown.replaceChildren(...marked(description, terms));
  const pieces = isHeading ? [] : marked(place.line, terms);
  const first = pieces.findIndex((piece) => piece.nodeType);
  const before = pieces.splice(0, first).join("");
  const from = before.length > ROOM ? before.indexOf(" ", before.length - ROOM) : -1;
  shown.replaceChildren(from < 0 ? before : "…" + before.slice(from), ...pieces);
  if (place.anchor) {
    const link = document.createElement("a");
    link.href = url + "#" + place.anchor;
    link.replaceChildren(...marked(place.heading, terms));
    shown.prepend(link, isHeading ? "" : " · ");
  }
}

if (finder) {
  const query = finder.querySelector("input");
  const count = finder.querySelector("[role=status]");
  const list = document.querySelector(".found");
  if (finder.dataset.more) list.insertAdjacentHTML("afterend", finder.dataset.more);
  const further = document.querySelector(".further");
  const blocks = finder.dataset.older?.split(" ") ?? [];
  const pages = [...list.children].map((item) => {
    const [link, about] = item.querySelectorAll("a, p");
    return {
      item,
      url: link.getAttribute("href"),
      title: words(link.textContent),
      description: about.textContent,
      about: words(about.textContent),
      text: "",
    };
  });
  const known = new Map(); // words as they are compared → as they are written
  let limit = STEP;

  /* Once: what the pages show. */
  const read = async () => {
    const shown = await load(finder.dataset.index);
    for (const page of known.size ? [] : pages) {
      page.lines = linesOf(shown[page.url] ?? []);
      page.text = page.lines.map((one) => one.said).join("");
      page.about += words((shown[page.url] ?? []).map(([, heading]) => heading).join(" "));
      for (const { line } of page.lines) {
        for (const word of line.split(WORD)) known.set(words(word).trim(), word.toLowerCase());
      }
    }
  };

  /* A term: the word itself where it stands somewhere, or else those that it may have been. */
  const termOf = async (word) => {
    const older = await Promise.all(blocks.map((block) => ranks(block, [word])));
    if (pages.some((page) => relevance(page, [[word]])) || older.some((one) => one.size)) return [word];
    for (const block of blocks) for (const one in await partOf(block, word)) known.set(one, known.get(one) ?? one);
    const meant = nearest(word, known.keys());
    return meant.length ? meant : [word];
  };

  const find = async (terms) => {
    if (!terms.length) return pages;
    const older = await Promise.all(blocks.map((block) => olderIn(block, terms)));
    for (const page of pages) page.rank = relevance(page, terms);
    return [...pages, ...older.flat()].filter((page) => page.rank).sort((a, b) => b.rank - a.rank);
  };

  const narrow = async () => {
    const text = query.value;
    const wanted = words(text).split(" ").filter(Boolean);
    history.replaceState(null, "", wanted.length ? "#q=" + encodeURIComponent(text) : location.pathname);
    if (wanted.length) await read();
    const terms = await Promise.all(wanted.map(termOf));
    const found = await find(terms);
    const many = blocks.length && terms.length;
    const shown = await Promise.all(
      found.slice(0, many ? limit : undefined).map((page) => (page.item ? page : opened(page, pages[0].item))),
    );
    if (query.value !== text) return; // more was typed meanwhile
    for (const page of shown) if (page) show(page, terms);
    list.replaceChildren(...shown.map((page) => page?.item ?? ""));
    if (further) further.hidden = !many || found.length <= limit;
    const said = finder.dataset;
    const meant = terms.filter((term, place) => term[0] !== wanted[place]).map((term) => known.get(term[0]));
    const counted = found.length === 0 ? said.none : found.length === 1 ? said.one : said.many.replace("#", found.length);
    const sentence = meant.length ? said.meant.replace("#", meant.join(", ")) + " " : "";
    count.textContent = terms.length ? sentence + counted : "";
  };

  finder.classList.add("ready");
  query.addEventListener("input", () => {
    limit = STEP;
    narrow();
  });
  further?.addEventListener("click", async () => {
    const before = limit;
    limit += STEP;
    await narrow();
    list.children[before]?.querySelector("a").focus();
  });
  if (location.hash.startsWith("#q=")) {
    query.value = typed(location.hash.slice(3));
    narrow();
  }
}
