/* Where else to look. */
import { byId, h, replace } from './dom.js';
import { when } from './store.js';

export function startLinks() {
  when(['links'], ({ links }) => show(links));
}

function show(links) {
  const broker = links.broker.replace(/^\w+:\/\//, '');
  const [host, port] = broker.split(':');
  replace(byId('links-body'), h('ul', { class: 'links' },
    item('Ask the time-series database', links.console,
      'Its own SQL console, with a query for the shifts’ OEE that runs at once.'),
    item('Work as a technician', links.cmms,
      'The small maintenance system: start, complete and comment on the orders above, and see the completion come back.'),
    broker !== '' && h('li', {}, h('h3', {}, 'Listen to the machines'),
      h('p', {}, 'The MQTT broker stands at ', h('code', {}, links.broker), '. With any MQTT client, for example:'),
      h('pre', { tabindex: '0' }, `mosquitto_sub -h ${host} -p ${port} -t 'plant/#' -v`))));
}

function item(title, href, text) {
  return h('li', {}, h('h3', {}, h('a', { href, target: '_blank', rel: 'noopener' }, title)), h('p', {}, text), h('p', { class: 'quiet address' }, new URL(href).origin));
}
