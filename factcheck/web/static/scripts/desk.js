// What a page does beyond being read. Every page works without it.
"use strict";

// A claim beside an article lights up its words in the text, by mouse and by keyboard.
function lit(on) {
  return (event) => {
    const note = event.target.closest("[data-claim]");
    if (!note) return;
    for (const words of document.querySelectorAll("mark[data-of]")) {
      if (words.dataset.of.split(" ").includes(note.dataset.claim)) words.classList.toggle("lit", on);
    }
  };
}
for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(name, lit(on));
}
