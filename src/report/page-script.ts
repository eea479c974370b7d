/** What the browser does beyond showing the page: a claim that is linked to is opened to its evidence. */
export const PAGE_SCRIPT: string = `(() => {
const open = () => {
  const claim = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (claim && claim.matches('.claim')) for (const each of claim.querySelectorAll('.backing')) each.open = true;
};
addEventListener('hashchange', open);
open();
})();`;
