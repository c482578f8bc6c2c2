// A table that is filled in as in a spreadsheet. Comfort only: without this file each cell is a
// field of a form, and Tab goes from one to the next.
(() => {
  "use strict";
  const CELL = ":scope > :is(input:not([type=hidden]), select, textarea), :scope > label > input[type=checkbox]";
  const gridOf = (field) => field.closest?.("[data-grid]");
  const boxOf = (field) => field.closest("td, th");
  const inside = (box) => box?.querySelector(CELL);
  const isCell = (field) => gridOf(field) && inside(boxOf(field)) === field;

  // Ticks are reached by the arrow to the left, so that Tab goes from cell to cell.
  for (const tick of document.querySelectorAll("[data-grid] th > label > input[type=checkbox]")) tick.tabIndex = -1;

  // What a cell held when it was entered comes back with Esc.
  const entered = new WeakMap();
  document.addEventListener("focusin", (event) => {
    if (isCell(event.target)) entered.set(event.target, event.target.value);
  });

  const rowBeside = (row, step) => {
    let next = row;
    do next = step > 0 ? next.nextElementSibling : next.previousElementSibling;
    while (next && (next.hidden || !next.hasAttribute("data-row")));
    return next;
  };
  const nextTo = (field, down, right) => {
    const box = boxOf(field);
    const row = down ? rowBeside(box.parentElement, down) : box.parentElement;
    const next = row && inside(row.cells[box.cellIndex + right]);
    return next && next.offsetParent ? next : null;
  };
  const go = (field) => {
    field.focus();
    if (field.select && field.type !== "checkbox") field.select();
    field.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  const caretMoves = (field, right) => {
    if (!right || field.matches("select, [type=checkbox]")) return false;
    if (field.selectionStart === 0 && field.selectionEnd === field.value.length) return false;
    return right < 0 ? field.selectionStart > 0 : field.selectionEnd < field.value.length;
  };
  const told = (field) => {
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const put = (field, value) => {
    if (field.value === value) return;
    field.value = value;
    told(field);
  };

  const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Enter: [1, 0] };
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!isCell(field) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      put(field, entered.get(field) ?? field.value);
      field.select?.();
    } else if (event.key === "Delete" && field.matches("select")) put(field, "");
    else if (event.key in STEPS && !(event.shiftKey && event.key !== "Enter")) {
      const [down, right] = STEPS[event.key];
      if (caretMoves(field, right)) return;
      const next = nextTo(field, event.shiftKey ? -down : down, right);
      event.preventDefault();
      if (next) go(next);
      else told(field);
    }
  });

  // Tabs and lines, as spreadsheets copy them: quotes around what holds a line.
  const block = (text) => {
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

  // A word that a list doesn't offer stays visible in it, so that it can be corrected.
  const write = (field, value) => {
    const text = value.trim();
    if (!text || !field || field.readOnly || field.disabled) return;
    if (field.matches("select")) {
      const same = (option) => [option.value, option.text].some((word) => word.trim().toLowerCase() === text.toLowerCase());
      put(field, ([...field.options].find(same) || field.appendChild(new Option(text, text))).value);
    } else put(field, text);
  };

  // Lines beyond the last row are asked of the page ("grappe:row" puts one in detail.row); how
  // much of a block found no place is told by "grappe:pasted".
  const rowAfter = (row) => {
    const known = rowBeside(row, 1);
    if (known) return known;
    const asked = new CustomEvent("grappe:row", { bubbles: true, detail: { row: null } });
    row.dispatchEvent(asked);
    return asked.detail.row;
  };
  document.addEventListener("paste", (event) => {
    const field = event.target;
    const text = event.clipboardData?.getData("text/plain");
    if (!text || !isCell(field) || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const first = boxOf(field).cellIndex;
    let row = boxOf(field).parentElement;
    let last = row;
    const lost = { rows: 0, columns: 0 };
    for (const values of block(text)) {
      if (!row && (row = rowAfter(last)) === null) { lost.rows += 1; continue; }
      const room = row.cells.length - first;
      lost.columns = Math.max(lost.columns, values.length - room);
      values.slice(0, room).forEach((value, i) => write(inside(row.cells[first + i]), value));
      last = row;
      row = rowBeside(row, 1);
    }
    gridOf(field).dispatchEvent(new CustomEvent("grappe:pasted", { bubbles: true, detail: lost }));
  });

  // Ctrl C on a tick copies all ticked rows, ready for a spreadsheet.
  const textOf = (field) => (field.matches("select") ? field.selectedOptions[0]?.text ?? "" : field.value);
  document.addEventListener("copy", (event) => {
    const grid = gridOf(event.target);
    if (!grid || !event.target.matches("[type=checkbox]")) return;
    const rows = [...grid.querySelectorAll("th > label > input:checked")].map((tick) => tick.closest("tr"));
    if (!rows.length) return;
    const lines = rows.map((row) => [...row.cells].slice(1).map((box) => textOf(inside(box))).join("\t"));
    event.clipboardData.setData("text/plain", lines.join("\n"));
    event.preventDefault();
  });
})();
