/* Keys for whoever answers many enquiries a day. All that they do has a link or a button of its own, and they can be
   turned off (WCAG 2.1.4); this browser remembers that. */

const OFF = "inbox-keys-off";
const help = document.getElementById("keys");
const rows = [...document.querySelectorAll(".enquiries h3 a")];
// A number opens and a letter marks, so that a key pressed twice does not do both.
rows.slice(0, 9).forEach((row, place) => (row.dataset.key = place + 1));
const keyed = [...document.querySelectorAll("[data-key]")];
const badges = keyed.map((target) => {
  const badge = document.createElement("kbd");
  badge.textContent = target.dataset.key;
  badge.ariaHidden = "true";
  target.setAttribute("aria-keyshortcuts", target.dataset.key);
  return badge;
});

function remembered() {
  try {
    return localStorage.getItem(OFF) === "yes";
  } catch {
    return false; // a browser that keeps nothing
  }
}

function remember(isOff) {
  try {
    localStorage.setItem(OFF, isOff ? "yes" : "no");
  } catch {
    // until the next page
  }
}

const press = (selector) => () => document.querySelector(selector)?.click();

/* Moves the focus in the list; from outside of it, to its beginning. */
const move = (far) => () => {
  const place = rows.indexOf(document.activeElement);
  rows[place < 0 ? 0 : Math.min(Math.max(place + far, 0), rows.length - 1)]?.focus();
};

const ACTIONS = {
  ArrowDown: rows.length ? move(1) : null,
  ArrowUp: rows.length ? move(-1) : null,
  ArrowLeft: press(".back a"),
  ArrowRight: press("[rel=next]"),
  "/": () => document.getElementById("search")?.focus(),
};

const isTyping = (target) => target.matches("input, textarea, select");

function onKey(event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing || isTyping(event.target)) return;
  const target = keyed.find((one) => one.dataset.key === event.key);
  const action = target ? () => target.click() : ACTIONS[event.key];
  if (!action) return;
  event.preventDefault();
  if (!event.repeat || event.key.startsWith("Arrow")) action();
}

function turn(isOff) {
  const button = help.querySelector("button");
  button.textContent = isOff ? button.dataset.on : button.dataset.off;
  help.querySelector("dl").hidden = isOff;
  keyed.forEach((target, place) => (isOff ? badges[place].remove() : target.prepend(badges[place], " ")));
  document[isOff ? "removeEventListener" : "addEventListener"]("keydown", onKey);
}

if (help) {
  let isOff = remembered();
  help.hidden = false;
  turn(isOff);
  help.querySelector("button").addEventListener("click", () => {
    isOff = !isOff;
    remember(isOff);
    turn(isOff);
  });
}
