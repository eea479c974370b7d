/** What the browser does beyond showing the page: a claim that is linked to is opened to its evidence. */
export const PAGE_SCRIPT: string = `(() => {
const decoded = (text) => {
  try { return decodeURIComponent(text); } catch { return text; }
};
const open = () => {
  const claim = document.getElementById(decoded(location.hash.slice(1)));
  if (claim && claim.matches('.claim')) for (const each of claim.querySelectorAll('.backing')) each.open = true;
};
addEventListener('hashchange', open);
open();
})();`;
