/* What the scripts of both packages share. No texts here: sentences come from the server. */
(function (root) {
  'use strict';

  // the platform gives a DOM node, older pages a jQuery wrapper
  function node(element) {
    return element && element.nodeType ? element : element[0];
  }

  function csrf() {
    var found = document.cookie.match(/(?:^|;\s*)csrftoken=([^;]*)/);
    return found ? decodeURIComponent(found[1]) : '';
  }

  // resolves to {status, data}; status 0 means that nothing was reached
  function post(url, body) {
    return fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', 'X-CSRFToken': csrf(), Accept: 'application/json' },
      body: JSON.stringify(body),
    }).then(function (response) {
      return response.text().then(function (text) {
        var data = null;
        try {
          data = JSON.parse(text);
        } catch (error) {
          // a sign-in page instead of an answer
          return { status: response.redirected || response.ok ? 403 : response.status, data: {} };
        }
        return { status: response.status, data: data };
      });
    }, function () {
      return { status: 0, data: {} };
    });
  }

  // the only way from text to HTML: our own escaped answer, parsed apart, where nothing in it runs
  function replacePart(target, html) {
    var parsed = new DOMParser().parseFromString(html, 'text/html');
    target.replaceChildren.apply(target, Array.prototype.slice.call(parsed.body.childNodes));
  }

  function focusTitle(part) {
    var title = part.querySelector('[tabindex="-1"]');
    if (title) { title.focus(); }
  }

  function all(scope, selector) {
    return Array.prototype.slice.call(scope.querySelectorAll(selector));
  }

  function fill(text, values) {
    return text.replace(/%\((\w+)\)s|\{(\w+)\}/g, function (whole, a, b) {
      var value = values[a || b];
      return value === undefined ? whole : value;
    });
  }

  root.Gam = { node: node, post: post, replacePart: replacePart, focusTitle: focusTitle, all: all, fill: fill };
}(window));
