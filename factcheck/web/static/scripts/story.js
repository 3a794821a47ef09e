// A claim of a story lights up wherever it stands: in the line of days, on its way through relays, in the lists.
{
  const places = ".drawing [data-of], .told tr[data-claim]";
  const claimsOf = (place) => (place.dataset.of || place.dataset.claim).split(" ");
  const light = (on) => (event) => {
    const place = event.target.closest(places);
    if (!place) return;
    const claims = new Set(claimsOf(place));
    for (const other of document.querySelectorAll(places)) {
      if (claimsOf(other).some((claim) => claims.has(claim))) other.classList.toggle("lit", on);
    }
  };
  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(name, light(on));
  }
  // A mark leads to its claim in the list.
  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".timeline [data-of]");
    if (mark) location.hash = `c${claimsOf(mark)[0]}`;
  });
}
