// Comfort only: what is pasted from Word keeps its paragraphs and its emphasis; the server cleans
// whatever arrives.
(() => {
  "use strict";
  const emphasised = new Set(["B", "STRONG", "I", "EM"]);
  const blocks = new Set(["P", "DIV", "LI", "H1", "H2", "H3", "H4", "H5", "H6", "TR", "BR"]);
  const unread = new Set(["STYLE", "SCRIPT", "TITLE", "XML", "META"]);

  const plain = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, " ");
    if (node.nodeType !== Node.ELEMENT_NODE || unread.has(node.tagName)) return "";
    const inside = [...node.childNodes].map(plain).join("");
    const flat = node.style && node.style.fontWeight === "normal";
    if (emphasised.has(node.tagName) && inside.trim() && !flat) return `*${inside.trim()}*`;
    return blocks.has(node.tagName) ? `${inside.trim()}\n\n` : inside;
  };

  document.addEventListener("paste", (event) => {
    const field = event.target.closest("textarea");
    const html = event.clipboardData && event.clipboardData.getData("text/html");
    if (!field || !html) return;
    const read = grappe.parsed(html);
    const text = plain(read.body).replace(/\n{3,}/g, "\n\n").trim();
    if (!text) return;
    event.preventDefault();
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
})();
