// Links inside the dashboard without a reload, and the passage or number of an address brought
// into view. Nothing here knows a figure.
(() => {
  const follow = (href) => {
    history.pushState({}, '', href);
    window.dispatchEvent(new CustomEvent('_dashprivate_pushstate')); // what dcc.Location listens to
  };

  // A trace carries in its meta the address behind each of its marks.
  document.addEventListener('pointerover', ({target}) => {
    const plot = target.closest?.('#page .charted .js-plotly-plot');
    if (!plot?.on || plot.dataset.linked) return;
    plot.dataset.linked = 'true';
    plot.on('plotly_click', ({points: [point]}) => {
      const href = point?.data?.meta?.[point.pointNumber];
      if (href) follow(href);
    });
  });

  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('#page a[href^="/"]');
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!link || event.defaultPrevented || event.button || elsewhere || link.hasAttribute('download')) return;
    event.preventDefault();
    follow(link.getAttribute('href'));
    if (!link.hasAttribute('data-stay') && !link.hash) scrollTo(0, 0);
  });

  let revealed = '';
  const reveal = () => {
    const holder = document.querySelector('[data-reveal]');
    const wanted = holder ? `${location.pathname} ${holder.dataset.reveal}` : '';
    if (wanted === revealed) return;
    const target = holder?.dataset.reveal && document.getElementById(holder.dataset.reveal);
    revealed = wanted;
    if (!target) return;
    const bring = () => {
      const {top, right, bottom} = target.getBoundingClientRect();
      const sheet = document.querySelector('.side > .panel');
      const fixed = sheet && getComputedStyle(sheet.parentElement).position === 'fixed';
      const cover = fixed ? sheet.getBoundingClientRect() : null;
      const floor = cover && right > cover.left ? cover.top : innerHeight;
      if (top < 0 || bottom > floor) scrollBy(0, top - innerHeight * 0.3);
    };
    bring();
    document.fonts.ready.then(bring); // a late face moves the lines
  };
  new MutationObserver(reveal).observe(document.documentElement, {
    childList: true, subtree: true, attributes: true, attributeFilter: ['data-reveal'],
  });
})();
