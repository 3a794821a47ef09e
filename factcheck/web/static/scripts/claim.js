// A form that somebody has written in asks before it is left; the server keeps what is sent, nobody keeps what is not.
{
  let written = false;
  document.addEventListener("input", (event) => { if (event.target.closest("form.writing")) written = true; });
  document.addEventListener("submit", () => { written = false; });
  window.addEventListener("beforeunload", (event) => { if (written) event.preventDefault(); });
}
