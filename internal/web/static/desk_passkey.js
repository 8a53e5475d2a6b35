// Passkeys: forms whose answer the browser asks of the person's device before they are
// sent. Where there are none, the forms stay hidden and the password serves.

// passkeysIn wires the forms under root.
export function passkeysIn(root) {
  if (!window.PublicKeyCredential || !navigator.credentials) return;
  for (const none of root.querySelectorAll("[data-passkey-none]")) none.hidden = true;
  for (const form of root.querySelectorAll("form[data-passkey-new]")) {
    wire(form, form.dataset.passkeyNew, (publicKey) => navigator.credentials.create({ publicKey: toCreate(publicKey) }));
  }
  for (const form of root.querySelectorAll("form[data-passkey-login]")) {
    wire(form, form.dataset.passkeyLogin, (publicKey) => navigator.credentials.get({ publicKey: toGet(publicKey) }));
  }
}

function wire(form, address, ask) {
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.getAttribute("aria-busy") === "true") return;
    form.setAttribute("aria-busy", "true");
    say(form, "");
    try {
      await answer(form, address, ask);
    } catch {
      say(form, "failed"); // the person thought better of it, or the device could not
    } finally {
      form.setAttribute("aria-busy", "false");
    }
  });
}

async function answer(form, address, ask) {
  const response = await fetch(address, { method: "POST" });
  if (response.status === 401) return say(form, "login");
  if (!response.ok) throw new Error(String(response.status));
  const { key, publicKey } = await response.json();
  const credential = await ask(publicKey);
  form.elements.key.value = key;
  form.elements.answer.value = JSON.stringify(plain(credential));
  form.submit();
}

function say(form, what) {
  form.querySelector("[data-passkey-say]").textContent = what ? form.querySelector("[data-passkey-say]").dataset[what] : "";
}

// What the browser takes are bytes; what is sent are letters (base64url). Not every browser
// that has passkeys turns one into the other itself.
const toCreate = (o) => ({
  ...o,
  challenge: bytes(o.challenge),
  user: { ...o.user, id: bytes(o.user.id) },
  excludeCredentials: (o.excludeCredentials ?? []).map((c) => ({ ...c, id: bytes(c.id) })),
});

const toGet = (o) => ({ ...o, challenge: bytes(o.challenge), allowCredentials: (o.allowCredentials ?? []).map((c) => ({ ...c, id: bytes(c.id) })) });

function plain(c) {
  const r = c.response;
  const response = { clientDataJSON: letters(r.clientDataJSON) };
  if (r.attestationObject) {
    response.attestationObject = letters(r.attestationObject);
    response.transports = r.getTransports?.() ?? [];
  } else {
    response.authenticatorData = letters(r.authenticatorData);
    response.signature = letters(r.signature);
    if (r.userHandle) response.userHandle = letters(r.userHandle);
  }
  return { id: c.id, rawId: letters(c.rawId), type: c.type, authenticatorAttachment: c.authenticatorAttachment ?? undefined, clientExtensionResults: c.getClientExtensionResults(), response };
}

function bytes(letters) {
  const raw = atob(letters.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(raw, (c) => c.charCodeAt(0));
}

function letters(buffer) {
  const raw = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(raw).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
