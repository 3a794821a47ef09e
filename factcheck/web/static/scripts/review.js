// The keys of the review: each act of the page has one, which this browser remembers if it was changed.
(() => {
  const USUAL = {
    confirm: "c", reject: "r", unsure: "u", swap: "w", skip: "s", previous: "b", undo: "z", note: "n", open: "o", keys: "?",
  };
  const KEPT = "factcheck.keys";
  const dialog = document.getElementById("keys");
  if (!dialog) return;

  function kept() {
    try {
      const found = Object.entries(JSON.parse(localStorage.getItem(KEPT)) ?? {});
      return Object.fromEntries(found.filter(([act, key]) => act in USUAL && typeof key === "string" && key));
    } catch {
      return {}; // somebody else wrote there, or the browser keeps nothing
    }
  }

  let keys = { ...USUAL, ...kept() };
  let asked = null; // the act that is about to be given a key
  let gone = false; // an act is on its way: what is struck now was not meant for the next pair

  // A letter by where it lies on the keyboard when the layout has another there: c is c on an Arabic keyboard too.
  function struck(event) {
    const latin = /^[\x21-\x7e]$/.test(event.key);
    const place = /^Key([A-Z])$/.exec(event.code);
    return !latin && event.key.length === 1 && place ? place[1].toLowerCase() : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  }

  function show() {
    for (const shown of document.querySelectorAll("[data-key-of]")) {
      shown.textContent = asked === shown.dataset.keyOf && dialog.contains(shown) ? "..." : keys[shown.dataset.keyOf];
      shown.hidden = false;
    }
  }

  function give(act, key) {
    const before = Object.keys(keys).find((each) => keys[each] === key);
    if (before) keys[before] = keys[act]; // two acts change keys: none is left without
    keys[act] = key;
    try {
      localStorage.setItem(KEPT, JSON.stringify(keys));
    } catch {
      // then it holds for this page alone
    }
  }

  function isWriting(target) {
    return target.closest("input:not([type=hidden]), textarea, select") !== null;
  }

  function run(act) {
    const at = document.querySelector(`#main [data-act="${CSS.escape(act)}"]`);
    if (!at) return false;
    if (act === "note") at.focus();
    else {
      gone = act !== "keys";
      at.click();
    }
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (["Shift", "Tab", "CapsLock", "AltGraph"].includes(event.key)) return;
    if (asked && event.key !== "Escape" && event.key !== "Enter" && event.key !== " ") {
      give(asked, struck(event));
      asked = null;
      show();
      event.preventDefault();
    } else if (isWriting(event.target)) {
      if (event.key === "Escape" || event.key === "Enter") event.target.blur();
    } else if (!dialog.open && !gone && !event.repeat) {
      const act = Object.keys(keys).find((each) => keys[each] === struck(event));
      if (act && run(act)) event.preventDefault();
    }
  });
  dialog.addEventListener("click", (event) => {
    asked = event.target.closest("[data-remap]")?.dataset.remap ?? null;
    show();
  });
  dialog.addEventListener("close", () => {
    asked = null;
    show();
  });
  document.getElementById("usual-keys").addEventListener("click", () => {
    keys = { ...USUAL };
    try {
      localStorage.removeItem(KEPT);
    } catch {
      // nothing was kept
    }
    show();
  });
  const opener = document.getElementById("show-keys");
  opener.hidden = false;
  opener.addEventListener("click", () => dialog.showModal());
  window.addEventListener("pageshow", () => { gone = false; }); // come back by the browser's own button
  show();
})();
