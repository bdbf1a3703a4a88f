/* One tag over time, drawn by Chart.js. */
import { clock, digits, minute, quantity, unitWord, words } from './format.js';

const LIMITS = { HH: 'fault', H: 'wait', L: 'wait', LL: 'fault' };

let probe = null;

/** A colour of the style sheet as the canvas takes it. */
function colour(name) {
  if (probe === null) {
    probe = document.createElement('span');
    probe.hidden = true;
    document.body.append(probe);
  }
  probe.style.color = `var(--${name})`;
  return getComputedStyle(probe).color;
}

function faded(text, share) {
  return text.replace(/^rgba?\(([^)]+?)\)$/, (all, parts) => `rgba(${parts.split(',').slice(0, 3).join(',')}, ${share})`);
}

/** Draws an answer of /api/trend on a canvas; returns the chart, to be destroyed by the caller. */
export function drawTrend(canvas, trend) {
  const ink = colour('text');
  const quiet = colour('muted');
  const line = colour('accent');
  const unit = unitWord(trend.unit);
  return new window.Chart(canvas, {
    type: 'line',
    data: { datasets: [...values(trend, line), ...limits(trend)] },
    plugins: [limitNames(ink, colour('surface'))],
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      parsing: false,
      normalized: true,
      interaction: { mode: 'index', axis: 'x', intersect: false },
      layout: { padding: { right: 4 } },
      scales: {
        x: {
          type: 'linear', min: trend.from, max: trend.to,
          ticks: { color: quiet, maxRotation: 0, autoSkip: false, callback: (value) => minute(value) },
          afterBuildTicks: (axis) => { axis.ticks = timeTicks(trend, axis.width).map((value) => ({ value })); },
          grid: { color: faded(quiet, 0.2) },
        },
        y: {
          title: { display: unit !== '', text: unit, color: quiet },
          ticks: { color: quiet, callback: (value) => digits(value) },
          grid: { color: faded(quiet, 0.2) }, grace: '8%',
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          filter: (item) => item.dataset.main === true,
          callbacks: {
            title: (items) => (items[0] ? clock(items[0].parsed.x) : ''),
            label: (item) => label(item.raw, trend),
          },
        },
      },
    },
  });
}

function label(point, trend) {
  const mean = quantity(point.y, trend.unit);
  return point.low === point.high ? mean : `${mean} (${digits(point.low)} to ${digits(point.high)})`;
}

function values(trend, line) {
  const gap = Math.max(3 * trend.step, 90000);
  const middle = [];
  const low = [];
  const high = [];
  let before = null;
  for (const [at, least, mean, most] of trend.points) {
    if (mean === null) {
      continue;
    }
    if (before !== null && at - before > gap) {
      for (const each of [middle, low, high]) {
        each.push({ x: before + 1, y: NaN });
      }
    }
    middle.push({ x: at, y: mean, low: least, high: most });
    low.push({ x: at, y: least });
    high.push({ x: at, y: most });
    before = at;
  }
  const plain = { pointRadius: 0, pointHitRadius: 0, borderWidth: 0, spanGaps: false };
  const stepped = trend.role === 'counter' ? 'before' : false;
  return [
    { data: low, ...plain, fill: false, stepped },
    { data: high, ...plain, fill: '-1', backgroundColor: faded(line, 0.18), stepped },
    { data: middle, main: true, borderColor: line, borderWidth: 1.75, pointRadius: 0, pointHoverRadius: 4,
      pointBackgroundColor: line, spanGaps: false, tension: 0, stepped, label: words(trend.tag) },
  ];
}

function limits(trend) {
  return Object.entries(trend.limits ?? {}).map(([name, at]) => ({
    limit: `${name} ${quantity(at, trend.unit)}`,
    data: [{ x: trend.from, y: at }, { x: trend.to, y: at }],
    borderColor: colour(LIMITS[name] ?? 'wait'),
    borderWidth: 1.5,
    borderDash: name.length === 2 ? [] : [6, 4],
    pointRadius: 0,
    pointHitRadius: 0,
    fill: false,
  }));
}

/** Writes each limit's name on its line. */
function limitNames(ink, paper) {
  return {
    id: 'limitNames',
    afterDatasetsDraw(chart) {
      const { ctx, chartArea, scales } = chart;
      ctx.save();
      ctx.font = '600 12px system-ui, sans-serif';
      ctx.textBaseline = 'bottom';
      ctx.fillStyle = ink;
      ctx.strokeStyle = paper;
      ctx.lineWidth = 4;
      ctx.lineJoin = 'round';
      for (const each of chart.data.datasets) {
        if (each.limit) {
          const y = scales.y.getPixelForValue(each.data[0].y) - 3;
          ctx.strokeText(each.limit, chartArea.left + 6, y);
          ctx.fillText(each.limit, chartArea.left + 6, y);
        }
      }
      ctx.restore();
    },
  };
}

function timeTicks(trend, width) {
  const most = Math.max(2, Math.floor(width / 70));
  const all = (trend.to - trend.from) / 60000;
  const step = ([1, 2, 5, 10, 15, 30, 60, 120, 240].find((each) => all / each <= most) ?? 240) * 60000;
  const ticks = [];
  for (let at = Math.ceil(trend.from / step) * step; at <= trend.to; at += step) {
    ticks.push(at);
  }
  return ticks;
}
