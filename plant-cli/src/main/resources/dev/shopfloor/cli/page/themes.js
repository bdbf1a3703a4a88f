/* The theme switch; theme.js sets the chosen one before the first paint. */
import { byId, say } from './dom.js';

const THEMES = ['system', 'light', 'dark'];

export function startTheme() {
  showTheme();
  byId('theme').addEventListener('click', nextTheme);
}

function theme() {
  return document.documentElement.dataset.theme ?? 'system';
}

function showTheme() {
  say(byId('theme'), `Theme: ${theme()}`);
}

export function nextTheme() {
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

/** Whether a key is typed into something, or is meant for the browser. */
export function isTyping(event) {
  return event.target.closest?.('input, select, textarea, dialog[open]')
    || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented;
}
