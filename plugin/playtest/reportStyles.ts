/** The report's own style sheet: readable on paper, wide and on a phone. */
export const REPORT_STYLES = `
:root{color-scheme:light;--ink:#1b2530;--dim:#566471;--line:#dfe5ea;--accent:#14806c;--warn:#8a4b00}
*{box-sizing:border-box}
body{margin:0 auto;max-width:800px;padding:24px 20px 60px;font:16px/1.5 'Atkinson Hyperlegible',system-ui,sans-serif;color:var(--ink);background:#fff}
h1{font-size:1.6rem;margin:0 0 4px}h2{font-size:1.15rem;margin:36px 0 4px;padding-top:14px;border-top:1px solid var(--line)}
p{margin:4px 0 10px}.dim{color:var(--dim);font-size:.9rem}
.facts{display:flex;flex-wrap:wrap;gap:4px 28px;margin:14px 0;padding:0}.facts div{display:flex;flex-direction:column}.facts dt{color:var(--dim);font-size:.85rem}.facts dd{margin:0;font-size:1.15rem;font-variant-numeric:tabular-nums}
figure{margin:10px 0}figure svg{display:block;max-width:100%;height:auto}.narrow{display:none}
.warn{border-left:3px solid #e0a030;background:#fdf6e8;padding:8px 12px;color:var(--warn)}ul.warn{list-style:none}.warn li+li{margin-top:4px}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.88rem;font-variant-numeric:tabular-nums}th,td{text-align:right;padding:5px 8px;border-bottom:1px solid var(--line);white-space:nowrap}th{color:var(--dim);font-weight:400}th:first-child,td:first-child{text-align:left}
td.said{white-space:normal;text-align:left}
button{font:inherit;font-size:.82rem;padding:2px 10px;border:1px solid var(--line);border-radius:6px;background:#fff;color:var(--dim);cursor:pointer}button:hover{border-color:var(--accent)}
@media (max-width:640px){body{padding:16px 12px 40px}.wide{display:none}.narrow{display:block}}
@media print{button{display:none}}
`;

/** Saves the chart above a button as a picture; the report works without it. */
export const REPORT_SCRIPT = `
for (const button of document.querySelectorAll('button[data-png]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    const svg = [...button.closest('figure').querySelectorAll('svg')].find((each) => each.getBoundingClientRect().width > 0);
    const { width, height } = svg.viewBox.baseVal;
    const image = new Image();
    image.onload = () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 2 * width, height: 2 * height });
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      const link = Object.assign(document.createElement('a'), { href: canvas.toDataURL('image/png'), download: button.dataset.png + '.png' });
      link.click();
    };
    image.src = 'data:image/svg+xml,' + encodeURIComponent(new XMLSerializer().serializeToString(svg));
  });
}
`;
