// Before first paint, so that a dark page never flashes white. A file of its own: the content policy allows no inline script.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('chancery.color-scheme');
  } catch {
    // Storage is blocked: the system decides.
  }
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light';
})();
