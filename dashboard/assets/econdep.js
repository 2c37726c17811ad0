// Small functions in the browser: the colour scheme in force, the page's place in the navigation,
// and the pairing of a mark in a chart with its excerpt. Nothing here holds a figure.
window.dash_clientside = window.dash_clientside || {};

(() => {
  const root = document.documentElement;
  const scheme = () => root.dataset.mantineColorScheme === 'dark' ? 'dark' : 'light';

  const dressGrids = () => {
    root.dataset.agThemeMode = scheme();
    document.body.dataset.agThemeMode = scheme();
  };

  new MutationObserver(() => {
    dressGrids();
    window.dash_clientside.set_props?.('scheme', {data: scheme()});
  }).observe(root, {attributes: true, attributeFilter: ['data-mantine-color-scheme']});

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
  };
})();
