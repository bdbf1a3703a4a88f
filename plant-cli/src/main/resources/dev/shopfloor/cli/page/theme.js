/* Before the first paint: the theme that was chosen last, and the view that the address names. */
'use strict';
(function () {
  const root = document.documentElement;
  let chosen = null;
  try {
    chosen = localStorage.getItem('shopfloor-theme');
  } catch {
    // a browser that keeps nothing follows the system
  }
  if (chosen === 'light' || chosen === 'dark') {
    root.dataset.theme = chosen;
  }
  const view = new URLSearchParams(location.search).get('view');
  if (view === 'hall') {
    root.dataset.view = 'hall';
  }
})();
