/* Narrows the list of all pages down to what is typed. Without this script the list stands there whole.
   What is typed stays in the browser: it is compared with an index that is fetched at the first letter. */

const finder = document.querySelector(".finder");

// As plugins/search/words.py does it.
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

async function fetchIndex() {
  try {
    return await (await fetch(finder.dataset.index)).json();
  } catch {
    return {}; // titles and descriptions are on the page
  }
}

if (finder) {
  const query = finder.querySelector("input");
  const count = finder.querySelector("[role=status]");
  const list = document.querySelector(".found");
  const pages = [...list.children].map((item) => ({
    item,
    url: item.querySelector("a").getAttribute("href"),
    title: words(item.querySelector("h2").textContent),
    about: words(item.querySelector("p").textContent),
  }));
  let index;

  const narrow = async () => {
    const terms = words(query.value).split(" ").filter(Boolean);
    history.replaceState(null, "", terms.length ? "#q=" + encodeURIComponent(query.value) : location.pathname);
    if (terms.length) index ??= fetchIndex();
    const bodies = await index;
    for (const page of pages) page.rank = terms.length ? relevance(page, terms, bodies[page.url] ?? "") : 1;
    list.append(...[...pages].sort((a, b) => b.rank - a.rank).map((page) => page.item));
    for (const page of pages) page.item.hidden = !page.rank;
    const found = pages.filter((page) => page.rank).length;
    const { none, one, many } = finder.dataset;
    count.textContent = terms.length ? (found === 0 ? none : found === 1 ? one : many.replace("#", found)) : "";
  };

  finder.classList.add("ready");
  query.addEventListener("input", narrow);
  if (location.hash.startsWith("#q=")) {
    query.value = typed(location.hash.slice(3));
    narrow();
  }
}
