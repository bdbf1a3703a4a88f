/* The live line to the plant: snapshots come as server-sent events, and come again after a break. */

const RETRY_SECONDS = 3;
const SILENCE_MILLIS = 12000;

/**
 * Opens the line and keeps it open.
 *
 * @param onSections takes the sections that have changed
 * @param onState takes {state: 'live' | 'waiting' | 'lost', seconds}
 */
export function connect(onSections, onState) {
  let source = null;
  let heard = 0;
  let countdown = null;

  function open() {
    onState({ state: 'waiting' });
    source = new EventSource('/api/stream');
    heard = Date.now();
    source.addEventListener('snapshot', (event) => {
      heard = Date.now();
      onState({ state: 'live' });
      onSections(JSON.parse(event.data));
    });
    source.addEventListener('error', lost);
  }

  function lost() {
    source.close();
    if (countdown !== null) {
      return;
    }
    let seconds = RETRY_SECONDS;
    onState({ state: 'lost', seconds });
    countdown = setInterval(() => {
      seconds -= 1;
      onState({ state: 'lost', seconds });
      if (seconds <= 0) {
        clearInterval(countdown);
        countdown = null;
        open();
      }
    }, 1000);
  }

  // a process that was killed may leave the line open and silent; the plant's time changes every 2 s
  setInterval(() => {
    if (countdown === null && Date.now() - heard > SILENCE_MILLIS) {
      lost();
    }
  }, 2000);
  window.addEventListener('pagehide', () => source?.close());
  open();
}

/** Asks for JSON; an error carries the sentence that the page shows. */
export async function ask(path, parameters = {}) {
  const response = await fetch(`${path}?${new URLSearchParams(parameters)}`);
  if (response.ok) {
    return response.json();
  }
  const answer = await response.json().catch(() => ({}));
  const what = answer.field ? `${answer.field} "${answer.value}": ${answer.mend}` : answer.error;
  throw new Error(what ?? `The plant answers with status ${response.status}.`);
}
