// Comfort only: every page works without this file.
(() => {
  "use strict";
  const typing = (el) => el.closest("input, select, textarea, [contenteditable], dialog[open]");

  // A letter on the keyboard presses the button or link that shows it.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const wanted = event.key.toLowerCase();
    const target = [...document.querySelectorAll("[data-key]")].find(
      (el) => el.dataset.key.toLowerCase() === wanted && !el.disabled,
    );
    if (!target) return;
    event.preventDefault();
    target.click();
  });

  // <button data-opens="id"> opens a dialog; [data-closes] inside closes it.
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    const dialog = opener && document.getElementById(opener.dataset.opens);
    if (dialog && dialog.showModal) {
      event.preventDefault();
      dialog.showModal();
    }
    const closer = event.target.closest("dialog [data-closes]");
    if (closer) {
      event.preventDefault();
      closer.closest("dialog").close();
    }
    if (event.target.closest("[data-prints]")) window.print();
  });

  // Saved, saving, not saved: the words stand in the element's own attributes.
  const say = (state) => {
    for (const el of document.querySelectorAll("[data-saving-words]")) {
      const words = { saving: el.dataset.savingWords, saved: el.dataset.savedWords, failed: el.dataset.failedWords };
      el.dataset.state = state;
      el.textContent = words[state];
    }
  };
  const autosaves = (event) => event.target.closest && event.target.closest("[data-autosave]");
  let touched = false;
  let waiting = 0;
  let edits = 0;
  document.addEventListener("htmx:before:request", (event) => {
    if (!autosaves(event)) return;
    waiting += 1;
    edits = 0;
    say("saving");
  });
  document.addEventListener("htmx:finally:request", (event) => {
    if (!autosaves(event)) return;
    waiting = Math.max(0, waiting - 1);
    const context = event.detail && event.detail.ctx;
    const status = context && context.response && context.response.status;
    const fine = status >= 200 && status < 400;
    if (!fine) say("failed");
    else if (!waiting) say("saved");
    touched = !fine || edits > 0;
  });

  // Nobody leaves a form with unsaved words without being asked.
  document.addEventListener("input", (event) => {
    if (!event.target.closest("[data-guard], [data-autosave]")) return;
    touched = true;
    edits += 1;
  });
  document.addEventListener("submit", () => { touched = false; });
  window.addEventListener("beforeunload", (event) => { if (touched) event.preventDefault(); });

  // Grids: arrows walk over the cells, a block copied from a spreadsheet fills them.
  const FIELDS = "input:not([type=hidden]), select, textarea";
  const rowsOf = (grid) =>
    [...grid.querySelectorAll("tbody tr")]
      .map((row) => [...row.cells].map((cell) => cell.querySelector(FIELDS)).filter(Boolean))
      .filter((row) => row.length);
  const placeOf = (rows, field) => {
    const y = rows.findIndex((row) => row.includes(field));
    return y < 0 ? null : { y, x: rows[y].indexOf(field) };
  };
  const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

  const inText = (field, dx) => {
    if (!dx || field.tagName === "SELECT" || field.selectionStart === null || field.selectionStart === undefined) return false;
    const whole = field.selectionStart === 0 && field.selectionEnd === field.value.length;
    if (whole) return false;
    return dx < 0 ? field.selectionStart > 0 : field.selectionEnd < field.value.length;
  };
  document.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const grid = event.target.closest("[data-grid]");
    if (!grid || !step || event.shiftKey || event.altKey || !event.target.matches(FIELDS)) return;
    const [dy, dx] = step;
    const select = event.target.tagName === "SELECT";
    if (select && dy && event.key !== "Enter" && !event.ctrlKey) return;
    if (event.target.tagName === "TEXTAREA" && dy) return;
    if (inText(event.target, dx)) return;
    const rows = rowsOf(grid);
    const at = placeOf(rows, event.target);
    const next = at && rows[at.y + dy] && rows[at.y + dy][at.x + dx];
    if (!next) return;
    event.preventDefault();
    next.focus();
    if (next.select) next.select();
  });

  const cellsOf = (text) => {
    const rows = [[""]];
    let quoted = false;
    for (let i = 0; i < text.length; i += 1) {
      const c = text[i];
      const row = rows[rows.length - 1];
      if (quoted && c === '"' && text[i + 1] === '"') { row[row.length - 1] += '"'; i += 1; }
      else if (c === '"' && (quoted || row[row.length - 1] === "")) quoted = !quoted;
      else if (!quoted && c === "\t") row.push("");
      else if (!quoted && c === "\n") rows.push([""]);
      else if (c !== "\r") row[row.length - 1] += c;
    }
    if (rows.length > 1 && rows[rows.length - 1].join("") === "") rows.pop();
    return rows;
  };
  const write = (field, value) => {
    const text = value.trim();
    if (!text || field.readOnly || field.disabled) return;
    if (field.tagName === "SELECT") {
      const same = (o) => [o.value, o.text].some((w) => w.trim().toLowerCase() === text.toLowerCase());
      const option = [...field.options].find(same);
      if (!option) { field.setAttribute("aria-invalid", "true"); return; }
      field.value = option.value;
    } else if (field.type === "checkbox") field.checked = /^(x|1|oui|yes|true|vrai)$/i.test(text);
    else field.value = text;
    field.removeAttribute("aria-invalid");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  document.addEventListener("paste", (event) => {
    const grid = event.target.closest("[data-grid]");
    const text = event.clipboardData && event.clipboardData.getData("text/plain");
    if (!grid || !text || !/[\t\n]/.test(text.trim()) || !event.target.matches(FIELDS)) return;
    event.preventDefault();
    const rows = rowsOf(grid);
    const at = placeOf(rows, event.target);
    const block = cellsOf(text);
    const detail = { rows: block.slice(rows.length - at.y), column: at.x };
    block.forEach((cells, dy) => cells.forEach((value, dx) => {
      const field = rows[at.y + dy] && rows[at.y + dy][at.x + dx];
      if (field) write(field, value);
    }));
    // Lines that found no row are left to the page, which may add rows for them.
    if (detail.rows.length) grid.dispatchEvent(new CustomEvent("grappe:overflow", { bubbles: true, detail }));
  });
})();
