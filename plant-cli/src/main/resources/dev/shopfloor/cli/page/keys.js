/* Single keys, the theme switch and the hall view. */
import { byId, say } from './dom.js';

const THEMES = ['system', 'light', 'dark'];
const TARGETS = { m: 'machines', t: 'timeline', o: 'orders' };

export function startKeys() {
  const hall = byId('hall');
  if (document.documentElement.dataset.view === 'hall') {
    hall.textContent = 'Whole page';
    hall.href = location.pathname;
  }
  showTheme();
  byId('theme').addEventListener('click', nextTheme);
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest?.('input, select, textarea, dialog[open]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) {
      return;
    }
    if (event.key in TARGETS) {
      location.hash = TARGETS[event.key];
    } else if (event.key === 'h') {
      hall.click();
    } else if (event.key === 'd') {
      nextTheme();
    }
  });
}

function theme() {
  return document.documentElement.dataset.theme ?? 'system';
}

function showTheme() {
  say(byId('theme'), `Theme: ${theme()}`);
}

function nextTheme() {
  const next = THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length];
  if (next === 'system') {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = next;
  }
  try {
    localStorage.setItem('shopfloor-theme', next);
  } catch {
    // it holds until the page is closed
  }
  showTheme();
  document.dispatchEvent(new CustomEvent('theme'));
}
