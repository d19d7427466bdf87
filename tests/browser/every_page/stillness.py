"""Light, still and discreet: what a page asks for, what moves, and what it leaves behind."""

from tests.browser.every_page.visits import Visit

MOST_REQUESTS = 6
ICON = 1  # asked for some time after the page, so it is counted here
SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const shift of list.getEntries()) sum += shift.value; })
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 50)));
})"""
# Whatever moves, or would: at once, or when something is pointed at.
MOVING = """() => [document.documentElement, ...document.querySelectorAll("*")]
  .filter((part) => {
    const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(part);
    return animationName !== "none" || /[1-9]/.test(transitionDuration) || scrollBehavior !== "auto";
  })
  .map((part) => part.outerHTML.slice(0, 100))
  .concat(document.getAnimations().map((one) => String(one)))"""
KEPT = """async () => Object.entries({
  cookies: document.cookie,
  local: localStorage.length,
  session: sessionStorage.length,
  caches: (await caches.keys()).length,
  databases: (await indexedDB.databases()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
}).filter(([, kept]) => kept)"""


def too_many_requests(visit: Visit) -> list[str]:
    """What a first visit asks for, where that is more than six requests."""
    asked = [url for url in visit.asked if "/favicon." not in url]
    return asked if len(asked) + ICON > MOST_REQUESTS else []


def shifts(visit: Visit) -> float:
    """How far things move while a page loads."""
    return visit.page.evaluate(SHIFTS)


def motion_that_was_declined(visit: Visit) -> list[str]:
    """Who asks for less motion sees none: no animation, no transition, no smooth scrolling."""
    visit.page.emulate_media(reduced_motion="reduce")
    moving = visit.page.evaluate(MOVING)
    visit.page.emulate_media(reduced_motion="no-preference")
    return moving


def others_asked(visit: Visit) -> list[str]:
    """The requests that leave the site."""
    return [url for url in visit.asked if not url.startswith(visit.site.url)]


def traces(visit: Visit) -> list[object]:
    """What stays behind: cookies, even those that the browser did not keep, and whatever is stored."""
    sent = [answer.header_value("set-cookie") for answer in visit.answers]
    return [*filter(None, sent), *visit.page.context.cookies(), *visit.page.evaluate(KEPT)]
