/* The course frame: as tall as the unit says, and scrolled when the unit asks. On a phone the outline starts closed. */
window.addEventListener('message', function (event) {
  var frame = document.querySelector('iframe');
  if (event.data && event.data.type === 'plugin.resize') { frame.height = Math.max(200, event.data.payload.height); }
  if (event.data && event.data.offset !== undefined) { window.scrollTo(0, frame.offsetTop + event.data.offset); }
});
if (window.matchMedia('(max-width: 820px)').matches) { document.querySelector('.indice').open = false; }
