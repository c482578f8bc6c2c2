// Shows how far a file is on its way, on a page that stays; without this file the browser says so
// itself.
(() => {
  "use strict";
  const form = document.querySelector("form[data-upload]");
  if (!form) return;
  const input = form.querySelector("input[type=file]");
  const over = (on) => input.classList.toggle("over", on);
  input.addEventListener("dragover", () => over(true));
  for (const end of ["dragleave", "drop", "change"]) input.addEventListener(end, () => over(false));
  input.addEventListener("change", () => form.requestSubmit());

  const shown = form.querySelector("[data-progress]");
  const bar = shown.querySelector("progress");
  const label = shown.querySelector("label");
  const onItsWay = label.textContent;
  const idle = (still) => {
    shown.hidden = still;
    form.querySelector("button").disabled = !still;
    bar.value = 0;
    label.textContent = onItsWay;
  };

  // A refusal comes as a page; only its notice is shown, above the form as it stands.
  const refused = (notice) => {
    idle(true);
    document.querySelector("[data-refusal]").replaceChildren(notice);
    notice.tabIndex = -1;
    notice.focus();
  };
  const noticeIn = (html) => grappe.parsed(html).querySelector("[data-refusal] .notice");
  const broken = () => refused(document.getElementById("broken").content.firstElementChild.cloneNode(true));

  form.addEventListener("submit", (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    const request = new XMLHttpRequest();
    const body = new FormData(form);
    idle(false);
    request.upload.addEventListener("progress", (told) => {
      if (told.lengthComputable) bar.value = (100 * told.loaded) / told.total;
    });
    request.upload.addEventListener("load", () => {
      label.textContent = label.dataset.words;
      bar.removeAttribute("value");
    });
    request.addEventListener("load", () => {
      const notice = request.status === 200 ? null : noticeIn(request.responseText);
      if (notice) refused(notice);
      else if (request.status === 200) location.href = request.responseURL;
      else broken();
    });
    request.addEventListener("error", broken);
    request.open("POST", location.href);
    request.send(body);
  });
})();
