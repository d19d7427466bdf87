/* Sends the enquiry without leaving the page. Without this script the form works by pages. */

const form = document.querySelector("#enquiry");
const PATIENCE = 15_000; // milliseconds: more than the endpoint’s own, which answers even where its disk hangs

const randomId = () =>
  crypto.randomUUID?.() ??
  "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) =>
    (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16));

const fieldOf = (name) => form.elements[name]?.closest(".field");

function mark(name, sentence) {
  const field = fieldOf(name);
  if (!field) return;
  field.classList.toggle("field--wrong", sentence !== "");
  field.querySelector(".error").textContent = sentence;
  form.elements[name].setAttribute("aria-invalid", sentence !== "");
}

function entry(name, sentence) {
  const item = document.createElement("li");
  const field = fieldOf(name);
  if (!field) {
    item.textContent = sentence;
    return item;
  }
  const link = document.createElement("a");
  link.href = "#" + form.elements[name].id;
  link.textContent = field.querySelector("label").firstChild.textContent.trim() + ": " + sentence;
  item.append(link);
  return item;
}

// In the order of the form, what is about the whole of it first.
function show(errors) {
  const order = [...form.elements].map((element) => element.name);
  for (const field of form.querySelectorAll(".field")) mark(field.querySelector("[name]").name, "");
  const names = Object.keys(errors).sort((one, other) => order.indexOf(one) - order.indexOf(other));
  const entries = names.map((name) => {
    const sentence = errors[name].join(" ");
    mark(name, sentence);
    fieldOf(name)?.closest("details")?.setAttribute("open", "");
    return entry(name, sentence);
  });
  form.querySelector(".summary")?.remove();
  form.insertAdjacentHTML("afterbegin", form.dataset.summary);
  const summary = form.firstElementChild;
  if (!fieldOf(names[0])) summary.querySelector("h2").textContent = form.dataset.unsent;
  summary.querySelector("ul").append(...entries);
  summary.focus();
}

function celebrate() {
  form.dispatchEvent(new Event("arrived"));
  const article = form.closest("article");
  article.innerHTML = form.dataset.sent;
  article.firstElementChild.focus();
  document.querySelector(".bar .write").href = location.pathname; // the form that it led to is gone
}

async function send() {
  const signal = AbortSignal.timeout?.(PATIENCE);
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(new FormData(form)),
      signal,
    });
    if (answer.status === 403) return form.submit(); // the page version asks for a confirmation
    if (answer.status === 409) form.elements.submission_id.value = randomId(); // sent again, it is a new one
    const told = await answer.json(); // what is no word of the endpoint's own proves nothing
    if (told.status === "received") return celebrate();
    show(told.errors ?? { form: [form.dataset.failed] });
  } catch {
    show({ form: [signal?.aborted ? form.dataset.unanswered : form.dataset.failed] });
  }
}

// When somebody begins to write, in the endpoint's handwriting: robots are faster.
async function begin() {
  if (new URL(form.action).origin !== location.origin) return;
  const answer = await fetch(form.action, { method: "OPTIONS" }).catch(() => null);
  form.elements.shown.value ||= answer?.headers.get("Form-Shown") ?? "";
}

if (form) {
  const button = form.querySelector(".send button");
  const label = button.textContent;
  form.noValidate = true;
  form.addEventListener("input", begin, { once: true });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    form.elements.submission_id.value ||= randomId();
    if (button.ariaBusy === "true") return;
    button.ariaBusy = "true";
    button.textContent = button.dataset.sending;
    await send();
    button.ariaBusy = "false";
    button.textContent = label;
  });
}
