/* Single keys and the hall view. */
import { byId } from './dom.js';
import { isTyping, nextTheme, startTheme } from './themes.js';

const TARGETS = { m: 'machines', t: 'timeline', o: 'orders' };

export function startKeys() {
  const hall = byId('hall');
  if (document.documentElement.dataset.view === 'hall') {
    hall.textContent = 'Whole page';
    hall.href = location.pathname;
  }
  startTheme();
  document.addEventListener('keydown', (event) => {
    if (isTyping(event)) {
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
