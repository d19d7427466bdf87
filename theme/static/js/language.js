/* One quiet line for a visitor whose browser prefers another language that this page is in.
   It comes with the first page of a visit only, which the address one came from tells: nothing is stored. */

const { offers } = document.body.dataset;
const arrived =
  performance.getEntriesByType("navigation")[0]?.type === "navigate" &&
  !document.referrer.startsWith(location.origin + "/");

function preferred() {
  for (const tag of navigator.languages) {
    const language = tag.split("-")[0];
    if (language === document.documentElement.lang) return null;
    const offer = new DOMParser().parseFromString(offers, "text/html").querySelector(`[lang="${language}"]`);
    if (offer) return offer;
  }
  return null;
}

const offer = offers && arrived && preferred();
if (offer) {
  offer.querySelector("button").addEventListener("click", () => {
    offer.remove();
    document.querySelector(".brand").focus(); // what came after it; Tab would begin anew
  });
  document.querySelector(".site-header").before(offer);
}
