// Says so when a passkey was not accepted or somebody stopped halfway.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const said = document.querySelector("[data-passkey-problem]");
  if (!said) return;
  document.querySelector("main").append(said);
  said.hidden = false;
});
