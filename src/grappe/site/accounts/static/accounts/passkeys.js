// Passkeys: a form with data-passkey ("create" or "get") asks the browser before it is sent.
// Its options stand in data-options, or are fetched from data-options-from.
(() => {
  "use strict";
  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  const asked = (options) => {
    const known = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));
    const wanted = { ...options, challenge: bytes(options.challenge) };
    if (options.user) wanted.user = { ...options.user, id: bytes(options.user.id) };
    if (options.allowCredentials) wanted.allowCredentials = known(options.allowCredentials);
    if (options.excludeCredentials) wanted.excludeCredentials = known(options.excludeCredentials);
    return { publicKey: wanted };
  };

  const answered = (credential) => {
    const response = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      const value = credential.response[part];
      if (value) response[part] = text(value);
    }
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response,
      clientExtensionResults: credential.getClientExtensionResults(),
      authenticatorAttachment: credential.authenticatorAttachment,
    });
  };

  const options = async (form) => {
    if (form.dataset.options) return JSON.parse(form.dataset.options);
    const answer = await fetch(form.dataset.optionsFrom, { headers: { Accept: "application/json" } });
    return (await answer.json()).request_options;
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    if (!window.PublicKeyCredential) continue;
    form.hidden = false;
    const said = form.querySelector("[data-said]");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      said.hidden = true;
      try {
        const wanted = asked((await options(form)).publicKey);
        if (form.dataset.passkey === "create") {
          wanted.publicKey.authenticatorSelection = { residentKey: "preferred", userVerification: "preferred" };
        }
        const got = await navigator.credentials[form.dataset.passkey](wanted);
        form.elements.credential.value = answered(got);
        form.submit();
      } catch {
        said.hidden = false;
      }
    });
  }
})();
