/* Narrows the list of pages down to what is typed. Without this script the list stands there whole.
   What is typed stays in the browser: it is compared with an index that is fetched at the first letter. Where there
   are many articles, they are not in the list: they are found in parts of an index of their own. */

const finder = document.querySelector(".finder");
const STEP = 20; // results at once, where they can be many

// As plugins/words.py does it.
const words = (text) =>
  " " + text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f\u00ad]/g, "").replace(/ß/g, "ss")
    .replace(/([aou])e/g, "$1").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

const weight = (text, term) => (text.includes(" " + term) ? 3 : term.length > 2 && text.includes(term) ? 1 : 0);

function relevance(page, terms, body) {
  const found = terms.map((term) => 4 * weight(page.title, term) + 2 * weight(page.about, term) + weight(body, term));
  return found.includes(0) ? 0 : found.reduce((sum, one) => sum + one);
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
function load(address) {
  if (!files.has(address)) files.set(address, fetch(address).then((answer) => answer.json()).catch(() => ({})));
  return files.get(address);
}

// The part of a block with the words that begin so, of 64, as plugins/search/postings.py cuts them.
function partOf(term) {
  let found = 2166136261;
  for (const letter of [...term].slice(0, 3)) found = Math.imul(found ^ letter.codePointAt(0), 16777619) >>> 0;
  return found % 64;
}

/* Article of a block → its rank for a word: in the text, the description, the title. */
async function ranks(block, term) {
  const best = [{}, {}, {}];
  for (const [word, places] of Object.entries(await load(block.replace("#", partOf(term))))) {
    const found = term.length < 3 ? 3 * (word === term) : weight(" " + word, term);
    if (!found) continue;
    places.forEach((distances, place) => {
      let number = 0;
      for (const distance of distances) {
        number += distance;
        best[place][number] = Math.max(found, best[place][number] ?? 0);
      }
    });
  }
  const sum = new Map();
  best.forEach((one, place) => {
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

/* The item of an article, made like another one; nothing where the line is down. */
async function itemOf({ block, number }, pattern) {
  const entry = (await load(block.replace("#", "p" + Math.floor(number / 50))))[number % 50];
  const item = pattern.cloneNode(true);
  const link = item.querySelector("a");
  [link.href, link.textContent, item.querySelector("p").textContent] = entry ?? [];
  return entry ? item : "";
}

if (finder) {
  const query = finder.querySelector("input");
  const count = finder.querySelector("[role=status]");
  const list = document.querySelector(".found");
  if (finder.dataset.more) list.insertAdjacentHTML("afterend", finder.dataset.more);
  const further = document.querySelector(".further");
  const blocks = finder.dataset.older?.split(" ") ?? [];
  const pages = [...list.children].map((item) => ({
    item,
    url: item.querySelector("a").getAttribute("href"),
    title: words(item.querySelector("h2").textContent),
    about: words(item.querySelector("p").textContent),
  }));
  let limit = STEP;

  const find = async (terms) => {
    if (!terms.length) return pages;
    const bodies = await load(finder.dataset.index);
    const older = await Promise.all(blocks.map((block) => olderIn(block, terms)));
    for (const page of pages) page.rank = relevance(page, terms, bodies[page.url] ?? "");
    return [...pages, ...older.flat()].filter((page) => page.rank).sort((a, b) => b.rank - a.rank);
  };

  const narrow = async () => {
    const text = query.value;
    const terms = words(text).split(" ").filter(Boolean);
    history.replaceState(null, "", terms.length ? "#q=" + encodeURIComponent(text) : location.pathname);
    const found = await find(terms);
    const many = blocks.length && terms.length;
    const shown = await Promise.all(
      found.slice(0, many ? limit : undefined).map((page) => page.item ?? itemOf(page, pages[0].item)),
    );
    if (query.value !== text) return; // more was typed meanwhile
    list.replaceChildren(...shown);
    if (further) further.hidden = !many || found.length <= limit;
    const said = finder.dataset;
    count.textContent = !terms.length
      ? ""
      : found.length === 0 ? said.none : found.length === 1 ? said.one : said.many.replace("#", found.length);
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
