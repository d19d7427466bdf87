/* Sends the enquiry without leaving the page. Without this script the form works by pages. */

const form = document.querySelector("form.enquiry");

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

function show(errors) {
  for (const field of form.querySelectorAll(".field")) mark(field.querySelector("[name]").name, "");
  const entries = Object.entries(errors).map(([name, sentences]) => {
    mark(name, sentences.join(" "));
    fieldOf(name)?.closest("details")?.setAttribute("open", "");
    return entry(name, sentences.join(" "));
  });
  const summary = form.querySelector(".summary");
  summary.querySelector("ul").replaceChildren(...entries);
  summary.hidden = entries.length === 0;
  if (entries.length) summary.focus();
}

function celebrate() {
  const sent = document.getElementById("sent").content.firstElementChild.cloneNode(true);
  form.replaceWith(sent);
  sent.focus();
}

async function send() {
  const failed = { form: [form.dataset.failed] };
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(new FormData(form)),
    });
    if (answer.status === 403) return form.submit(); // the page version asks for a confirmation
    if (answer.status === 409) form.elements.submission_id.value = randomId(); // sent again, it is a new one
    const told = await answer.json(); // what is no word of the endpoint's own proves nothing
    if (told.status === "received") return celebrate();
    show(told.errors ?? failed);
  } catch {
    show(failed);
  }
}

// When somebody begins to write, in the endpoint's handwriting: robots are faster.
async function begin() {
  if (new URL(form.action).origin !== location.origin) return;
  const answer = await fetch(form.action, { method: "OPTIONS" }).catch(() => null);
  form.elements.shown.value ||= answer?.headers.get("Form-Shown") ?? "";
}

if (form) {
  const button = form.querySelector("button");
  const label = button.textContent;
  form.noValidate = true;
  form.elements.submission_id.value ||= randomId();
  form.addEventListener("input", begin, { once: true });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.ariaBusy === "true") return;
    button.ariaBusy = "true";
    button.textContent = button.dataset.sending;
    await send();
    button.ariaBusy = "false";
    button.textContent = label;
  });
}
