/* Starts every block of the page as the platform does: a global function called with runtime, element and arguments. */
(function () {
  document.querySelectorAll('.xblock').forEach(function (element) {
    var usage = element.dataset.usageId;
    var args = element.querySelector(':scope > .xblock-json-init-args');
    var runtime = {
      handlerUrl: function (node, handler, suffix, query, thirdparty) {
        var way = thirdparty ? '/handler_noauth/' : '/handler/';
        return '/courses/' + element.dataset.courseId + '/xblock/' + usage + way + handler +
          (suffix ? '/' + suffix : '') + (query ? '?' + query : '');
      },
      notify: function (name, data) { document.body.dataset.notified = name + ':' + (data.state || data.title || ''); },
      children: function () { return []; },
      childMap: {},
    };
    var start = element.dataset.init && window[element.dataset.init];
    if (start) { start.apply(Object.create(start.prototype || {}), [runtime, element, args ? JSON.parse(args.textContent) : {}]); }
  });
}());
