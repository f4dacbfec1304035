// The link works without this. With it, the page goes blank at once and is replaced in the history,
// so that the Back button leads past it (HTML, 7.4.4: location.replace).
document.querySelector(".quick-exit-link").addEventListener("click", (event) => {
  event.preventDefault();
  document.body.hidden = true;
  location.replace(event.currentTarget.href);
});
