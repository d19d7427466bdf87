/* What somebody has begun to write stays in this browser until it has arrived, eight hours at most, so that
   a closed tab loses nothing. It is sent nowhere. Where the endpoint has an origin of its own, its pages keep nothing. */

const form = document.querySelector("#enquiry");
const LONGEST = 8 * 60 * 60 * 1000; // milliseconds after the last letter
const TYPED = ["name", "email", "message", "phone"];
const KEPT = [...TYPED, "topic", "reply_language", "submission_id", "shown"]; // by its number it stays the same enquiry

// Some browsers keep nothing, and refuse even the question.
function storage(act, ...values) {
  try {
    if (new URL(import.meta.url).origin === location.origin)
      return JSON.parse(localStorage[act]("enquiry-draft", ...values) ?? null);
  } catch {}
}

const forget = () => storage("removeItem");

function kept() {
  const draft = storage("getItem");
  if (Date.now() - draft?.at < LONGEST && !document.body.matches(".kind-thanks")) return draft;
  forget();
  return {};
}

function keep() {
  const draft = { at: Date.now() };
  for (const name of KEPT) draft[name] = form.elements[name].value;
  if (TYPED.some((name) => draft[name])) storage("setItem", JSON.stringify(draft));
  else forget();
}

// What the browser itself, or the address, has filled in already is newer.
function fillIn(draft) {
  const missing = KEPT.filter((name) => draft[name] && !form.elements[name].value);
  for (const name of missing) form.elements[name].value = draft[name];
  for (const field of form.querySelectorAll(".more [name]")) if (field.value) field.closest("details").open = true;
  return missing.some((name) => TYPED.includes(name));
}

function offerRemoval() {
  form.insertAdjacentHTML("afterbegin", form.dataset.draft);
  form.querySelector("button").addEventListener("click", () => {
    for (const name of KEPT) form.elements[name].value = "";
    forget();
    form.querySelector(".draft").remove();
    form.elements.name.focus();
  });
}

const draft = kept();
if (form) {
  if (fillIn(draft)) offerRemoval();
  form.addEventListener("input", keep);
  form.addEventListener("submit", keep);
  form.addEventListener("arrived", () => {
    if (kept().submission_id === form.elements.submission_id.value) forget(); // it is not another tab's
  });
}
