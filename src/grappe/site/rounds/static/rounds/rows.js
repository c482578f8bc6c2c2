// Rows of a grid that are not there yet, and rows unfolded on a phone. Comfort only.
(() => {
  "use strict";
  const form = document.querySelector("form[data-draft]");
  const grid = form?.querySelector("[data-grid]");
  if (!grid) return;
  const fresh = () => [...crypto.getRandomValues(new Uint8Array(5))].map((n) => n.toString(16).padStart(2, "0")).join("");

  // A blank row with its line for findings, under a name of its own; made before anybody writes.
  const model = grid.querySelector("tr.row--blank");
  const blank = model && [model, model.nextElementSibling].map((row) => row.outerHTML).join("");
  grid.addEventListener("grappe:row", (event) => {
    if (!blank) return;
    const rows = grappe.parsed(`<table>${blank.replaceAll(model.dataset.row, fresh())}</table>`);
    grid.tBodies[0].append(...rows.querySelectorAll("tr"));
    event.detail.row = grid.tBodies[0].lastElementChild.previousElementSibling;
  });

  const words = form.querySelector("[data-pasted]");
  grid.addEventListener("grappe:pasted", (event) => {
    const said = Object.entries(event.detail).filter(([, n]) => n > 0);
    words.hidden = !said.length;
    words.textContent = said.map(([what, n]) => words.dataset[what].replace("{n}", n)).join(" ");
  });

  grid.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-unfold]");
    if (!opener) return;
    const open = opener.closest("tr").classList.toggle("row--open");
    opener.setAttribute("aria-expanded", String(open));
  });
})();
