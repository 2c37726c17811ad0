// Small functions in the browser: the colour scheme in force, the page's place in the navigation,
// the pairing of a mark in a chart with its excerpt, pictures and copies. Nothing here holds a figure.
window.dash_clientside = window.dash_clientside || {};

(() => {
  const root = document.documentElement;
  const scheme = () => root.dataset.mantineColorScheme === 'dark' ? 'dark' : 'light';
  const tell = (id, data) => window.dash_clientside.set_props?.(id, {data});

  const dressGrids = () => {
    root.dataset.agThemeMode = scheme();
    document.body.dataset.agThemeMode = scheme();
  };

  new MutationObserver(() => {
    dressGrids();
    tell('scheme', scheme());
  }).observe(root, {attributes: true, attributeFilter: ['data-mantine-color-scheme']});

  let written = null;

  window.dash_clientside.econdep = {
    arrive(path, known) {
      dressGrids();
      const links = window.dash_clientside.callback_context.outputs_list.slice(1);
      const current = links.map(({id}) => {
        const link = document.getElementById(id);
        return link && new URL(link.href).pathname === path ? 'page' : 'false';
      });
      return [known === scheme() ? window.dash_clientside.no_update : scheme(), ...current];
    },
    // What changes outside a live page; the address that the page itself wrote is no change.
    outside(query, snapshot, scheme, pin) {
      const {triggered, outputs_list: pages} = window.dash_clientside.callback_context;
      const causes = triggered.map(({prop_id}) => prop_id.split('.')[0]);
      const own = query === written && causes.every((cause) => cause === 'address');
      written = null;
      if (own) return pages.map(() => window.dash_clientside.no_update);
      return pages.map(() => ({cause: causes[0] ?? '', query, scheme, pin, at: Date.now()}));
    },
    // The frame's links keep to the snapshot that the address cites; one of them cites the present.
    frozen(href, snapshot) {
      const here = new URL(href ?? location.href);
      const cited = here.searchParams.get('snapshot');
      const {states_list: links} = window.dash_clientside.callback_context;
      const citing = new URL(here);
      if (!cited && snapshot) citing.searchParams.set('snapshot', snapshot);
      return [citing, ...links.map(({value}) => {
        const link = new URL(value, here);
        if (cited) link.searchParams.set('snapshot', cited);
        else link.searchParams.delete('snapshot');
        return link;
      })].map(({pathname, search}) => pathname + search);
    },
    unfolded: () => !matchMedia('(max-width: 760px)').matches,
    // Only what the reader moved is written: the answer to a step back may come after the next one.
    write({query, moved}) {
      if (!moved || query === location.search) return window.dash_clientside.no_update;
      written = query;
      return query;
    },
  };

  // A mark and its excerpt: pointing to one brings the other forward, pressing pins the pair.

  const plots = () => [...document.querySelectorAll('.js-plotly-plot')];
  const figureAt = (point) => [point?.customdata].flat()[0];
  const excerptsOf = (id) => document.querySelectorAll(`[data-observation~="${CSS.escape(id)}"]`);

  const forward = (id) => {
    document.querySelectorAll('.forward').forEach((one) => one.classList.remove('forward'));
    if (!id) return;
    excerptsOf(id).forEach((one) => one.classList.add('forward'));
    const card = document.querySelector('.excerpt.forward');
    const panel = card?.closest('aside');
    const fold = card?.closest('details.folded');
    if (fold) fold.open = true;
    if (!panel || panel.scrollHeight <= panel.clientHeight) return;
    const [inner, outer] = [card.getBoundingClientRect(), panel.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom) {
      panel.scrollTop += inner.top - outer.top - 24;
    }
  };

  const pin = (id) => tell('pin', {id, at: Date.now()});

  const pair = (plot) => {
    if (plot.dataset.paired || !plot.on) return;
    plot.dataset.paired = 'true';
    plot.on('plotly_hover', ({points}) => forward(figureAt(points[0])));
    plot.on('plotly_unhover', () => forward(null));
    plot.on('plotly_click', ({points}) => {
      const id = figureAt(points[0]);
      if (id) pin(id);
    });
  };

  const markOf = (plot, id) => {
    for (const [curveNumber, trace] of (plot.data || []).entries()) {
      const pointNumber = [trace.customdata ?? []].flat().indexOf(id);
      if (pointNumber >= 0 && trace.hoverinfo !== 'skip') return {curveNumber, pointNumber};
    }
    return null;
  };

  const pointTo = (id) => plots().forEach((plot) => {
    const mark = id && markOf(plot, id);
    try {
      if (mark) window.Plotly.Fx.hover(plot, [mark]);
      else window.Plotly.Fx.unhover(plot);
    } catch { /* a chart that is just being redrawn has no marks yet */ }
  });

  const ownFigure = (target) => {
    const holder = target.closest?.('[data-observation]');
    return holder?.dataset.observation.split(' ')[0];
  };

  document.addEventListener('pointerover', ({target}) => {
    const plot = target.closest?.('.js-plotly-plot');
    if (plot) pair(plot);
    else if (ownFigure(target)) pointTo(ownFigure(target));
  });
  document.addEventListener('pointerout', ({target}) => {
    if (ownFigure(target)) pointTo(null);
  });
  document.addEventListener('focusin', ({target}) => pointTo(ownFigure(target)));

  // Pictures: the words that stand around a chart on the page go into it, at one size for all.

  const WIDTH = 1200;
  const EDGE = 40;

  const lines = (text, font, width) => {
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = font;
    const made = [''];
    for (const word of text.split(' ')) {
      const longer = `${made.at(-1)} ${word}`.trim();
      if (pen.measureText(longer).width > width && made.at(-1)) made.push(word);
      else made[made.length - 1] = longer;
    }
    return made;
  };

  // Plotly reads tags, entities and placeholders in an annotation; these words are none.
  const literal = (text) => text
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    .replaceAll('%{', '&#37;{');

  const picture = (plot) => {
    const layout = structuredClone(plot.layout);
    const {title, subtitle, marks, foot, paper, ink, dim} = layout.meta;
    const family = getComputedStyle(document.body).fontFamily;
    const serif = getComputedStyle(root).getPropertyValue('--serif');
    const block = (text, size, name, colour, weight) => ({
      lines: lines(text, `${weight} ${size}px ${name}`, WIDTH - 2 * EDGE),
      size, name, colour, weight, step: Math.round(size * 1.35),
    });
    const top = [block(title, 28, serif, ink, 600), block(subtitle, 18, family, dim, 400)];
    const bottom = [block(marks, 15, family, dim, 400), block(foot, 15, family, dim, 400)];
    const height = (blocks) => blocks.reduce((sum, {lines, step}) => sum + lines.length * step, 0);
    const plotHeight = plot.clientHeight;
    const margin = {...layout.template?.layout?.margin, ...layout.margin};
    const above = EDGE + height(top) + 24;
    const below = EDGE + height(bottom) + 28;
    layout.width = WIDTH;
    layout.height = plotHeight + above + below;
    layout.margin = {
      ...margin,
      l: EDGE, r: EDGE + (margin.r || 0), t: above + (margin.t || 0), b: below + (margin.b || 0),
    };
    layout.autosize = false;
    layout.paper_bgcolor = paper;
    layout.annotations = [...(layout.annotations || [])];
    const write = (blocks, start) => {
      let at = start;
      for (const {lines, size, name, colour, weight, step} of blocks) {
        for (const line of lines) {
          layout.annotations.push({
            text: literal(line), xref: 'paper', yref: 'paper', x: 0, y: 1, xanchor: 'left', yanchor: 'top',
            align: 'left', yshift: layout.margin.t - at, showarrow: false,
            font: {size, family: name, color: colour, weight},
          });
          at += step;
        }
      }
    };
    write(top, EDGE);
    write(bottom, layout.height - EDGE - height(bottom));
    return {data: plot.data, layout};
  };

  // An image knows no face of its page: those of the picture are written into it.
  const faces = async () => {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    const found = rules.filter((rule) => rule instanceof CSSFontFaceRule);
    return Promise.all(found.map(async ({cssText}) => {
      const [whole, address] = cssText.match(/url\("?([^")]+)"?\)/);
      const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
      let text = '';
      for (let at = 0; at < bytes.length; at += 8192) {
        text += String.fromCharCode(...bytes.subarray(at, at + 8192));
      }
      return cssText.replace(whole, `url(data:font/otf;base64,${btoa(text)})`);
    }));
  };

  const rastered = async (svg, width, height) => {
    const image = new Image(width, height);
    const dressed = svg.replace(/<svg[^>]*>/, (open) => `${open}<style>${faces.kept}</style>`);
    image.src = URL.createObjectURL(new Blob([dressed], {type: 'image/svg+xml'}));
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = 2 * width;
    canvas.height = 2 * height;
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(image.src);
    return new Promise((done) => canvas.toBlob(done, 'image/png'));
  };

  const save = (blob, name) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  const download = async (kind) => {
    for (const [place, plot] of plots().entries()) {
      const {data, layout} = picture(plot);
      const {width, height} = layout;
      const address = await window.Plotly.toImage({data, layout}, {format: 'svg', width, height});
      const svg = decodeURIComponent(address.slice(address.indexOf(',') + 1));
      const title = layout.meta.title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
      const name = `econdep-${title.slice(0, 100)}${place ? `-${place + 1}` : ''}.${kind}`;
      if (kind === 'svg') {
        save(new Blob([svg], {type: 'image/svg+xml'}), name);
      } else {
        faces.kept ??= (await faces()).join('');
        save(await rastered(svg, width, height), name);
      }
    }
  };

  const copy = async (button, text) => {
    const before = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'Copying is not allowed here';
    }
    setTimeout(() => { button.textContent = before; }, 1600);
  };

  document.addEventListener('click', ({target}) => {
    const button = target.closest?.('[data-pin], [data-picture], [data-copy]');
    if (!button) return;
    if (button.dataset.pin) pin(button.dataset.pin);
    if (button.dataset.picture) download(button.dataset.picture);
    if (button.dataset.copy === 'link') copy(button, location.href);
    if (button.dataset.copy === 'citation') {
      copy(button, document.getElementById('citation').textContent);
    }
  });
})();
