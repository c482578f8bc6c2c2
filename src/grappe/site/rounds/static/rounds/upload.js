// Shows how far a file is on its way; without this file the browser says so itself.
(() => {
  "use strict";
  const form = document.querySelector("form[data-upload]");
  if (!form) return;
  const input = form.querySelector("input[type=file]");
  const over = (on) => input.classList.toggle("over", on);
  input.addEventListener("dragover", () => over(true));
  for (const end of ["dragleave", "drop", "change"]) input.addEventListener(end, () => over(false));

  form.addEventListener("submit", (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    const shown = form.querySelector("[data-progress]");
    const bar = shown.querySelector("progress");
    const request = new XMLHttpRequest();
    shown.hidden = false;
    request.upload.addEventListener("progress", (told) => {
      bar.value = told.lengthComputable ? (100 * told.loaded) / told.total : 0;
    });
    request.upload.addEventListener("load", () => {
      shown.querySelector("label").textContent = shown.querySelector("label").dataset.words;
      bar.removeAttribute("value");
    });
    request.addEventListener("load", () => {
      if (request.status === 422) {
        document.open();
        document.write(request.responseText);
        document.close();
      } else location.href = request.responseURL;
    });
    request.addEventListener("error", () => form.submit());
    request.open("POST", location.href);
    request.send(new FormData(form));
  });
})();
