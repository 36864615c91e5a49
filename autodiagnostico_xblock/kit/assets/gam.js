/* What the scripts of both packages share. No texts here: sentences come from the server. */
(function (root) {
  'use strict';

  // the platform gives a DOM node, older pages a jQuery wrapper
  function node(element) {
    return element && element.nodeType ? element : element[0];
  }

  function csrf() {
    const found = document.cookie.match(/(?:^|;\s*)csrftoken=([^;]*)/);
    return found ? decodeURIComponent(found[1]) : '';
  }

  function read(response, text) {
    try {
      return { status: response.status, data: JSON.parse(text) };
    } catch (error) {
      // a sign-in page instead of an answer
      return { status: response.redirected || response.ok ? 403 : response.status, data: {} };
    }
  }

  // resolves to {status, data}; status 0 means that nothing was reached
  function post(url, body) {
    return fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', 'X-CSRFToken': csrf(), Accept: 'application/json' },
      body: JSON.stringify(body),
    }).then(
      (response) => response.text().then((text) => read(response, text)),
      () => ({ status: 0, data: {} }),
    );
  }

  // the only way from text to HTML: our own escaped answer, parsed apart, where nothing in it runs
  function replacePart(target, html) {
    target.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
  }

  function focusTitle(part) {
    const title = part.querySelector('[tabindex="-1"]');
    if (title) { title.focus(); }
  }

  function all(scope, selector) {
    return [...scope.querySelectorAll(selector)];
  }

  function fill(text, values) {
    return text.replace(/%\((\w+)\)s|\{(\w+)\}/g, (whole, a, b) => values[a || b] ?? whole);
  }

  // how saving goes: `state` is what the journal tells
  function said(state, texts, language, data) {
    const time = new Date().toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
    return state === 'refused' ? `${texts.refused} ${data.error || ''}` : fill(texts[state], { time });
  }

  root.Gam = { node, post, replacePart, focusTitle, all, fill, said };
}(window));
