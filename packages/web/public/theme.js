// Before the first paint, so that a dark page never flashes white. A file of its own, because the
// page's policy allows no inline scripts.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem('stagecraft.theme');
  } catch {
    // Storage can be switched off; the system's preference is used then.
  }
  var dark = matchMedia('(prefers-color-scheme: dark)').matches;
  var mode = chosen === 'light' || chosen === 'dark' ? chosen : dark ? 'dark' : 'light';
  document.documentElement.dataset.themeMode = mode;
})();
