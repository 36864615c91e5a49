/* The editor in Studio: one form, checked by the server; its problems are listed beside it. */
(function (root) {
  'use strict';
  const Gam = root.Gam;

  // a box with a value of its own is one choice among several; without it, yes or no
  function formValues(form) {
    const found = {};
    [...form.elements].filter((field) => field.name).forEach((field) => {
      if (field.type === 'checkbox' && field.hasAttribute('value')) {
        found[field.name] = (found[field.name] || []).concat(field.checked ? [field.value] : []);
      } else if (field.type === 'checkbox') {
        found[field.name] = field.checked;
      } else if (field.type !== 'radio' || field.checked) {
        found[field.name] = field.value;
      }
    });
    return found;
  }

  // the outermost part of a path that is a box here: in «own_text.0.name», the box of the text
  function boxOf(form, path) {
    const name = path.split('.').find((part) => part && form.elements.namedItem(part));
    const found = name && form.elements.namedItem(name);
    return found instanceof root.RadioNodeList ? found[0] : found;
  }

  function labelOf(box) {
    const isChoice = box.type === 'radio' || (box.type === 'checkbox' && box.hasAttribute('value'));
    const title = isChoice ? box.closest('fieldset')?.querySelector('legend') : box.labels[0];
    return title?.textContent.trim();
  }

  // where it is: in words when it is a whole box, as a path inside of its text
  function where({ path, label }, box) {
    const words = label || (box?.name === path && labelOf(box));
    const place = document.createElement(box ? 'button' : words ? 'b' : 'code');
    place.textContent = `${words || path}:`;
    if (!box) { return place; }
    place.type = 'button';
    place.className = words ? 'gam-link' : 'gam-link gam-path';
    place.addEventListener('click', () => {
      const folded = box.closest('details');
      if (folded) { folded.open = true; }
      box.focus();
    });
    return place;
  }

  function listed(form, problem) {
    const item = document.createElement('li');
    if (problem.path) { item.append(where(problem, boxOf(form, problem.path)), ' '); }
    item.append(problem.text);
    return item;
  }

  function showProblems(form, title, problems) {
    const summary = form.querySelector('.gam-error-summary');
    const wrong = problems.map(({ path }) => boxOf(form, path)?.name);
    summary.hidden = !problems.length;
    summary.querySelector('p').textContent = title;
    summary.querySelector('ul').replaceChildren(...problems.map((each) => listed(form, each)));
    [...form.elements].forEach((field) => {
      if (field.name && wrong.includes(field.name)) {
        field.setAttribute('aria-invalid', 'true');
      } else {
        field.removeAttribute('aria-invalid');
      }
    });
    if (problems.length) { summary.focus(); }
  }

  function problemsOf(answer, texts) {
    return answer.data.problems || [{ path: '', text: answer.data.error || texts.failed }];
  }

  // enter in a box would send the form to the page's own address
  function keepHere(form) {
    form.addEventListener('submit', (event) => event.preventDefault());
  }

  root.GamStudio = function GamStudio(runtime, element, args) {
    const el = Gam.node(element);
    const form = el.querySelector('.gam-studio form');
    const url = runtime.handlerUrl(el, 'save_settings');

    keepHere(form);
    // the packaged text travels beside its box, in a field without a name that is never sent
    Gam.all(form, '[data-bring]').forEach((button) => {
      button.addEventListener('click', () => {
        const box = form.elements[button.dataset.bring];
        box.value = form.querySelector(`[data-packaged="${button.dataset.bring}"]`).value;
        box.focus();
      });
    });
    form.querySelector('[data-check]').addEventListener('click', () => {
      Gam.post(url, { ...formValues(form), check: true }).then((answer) => {
        const problems = problemsOf(answer, args.texts);
        showProblems(form, args.texts.problems, problems);
        form.querySelector('[data-status]').textContent = problems.length ? '' : args.texts.clean;
      });
    });
    el.querySelector('.save-button').addEventListener('click', (event) => {
      event.preventDefault();
      runtime.notify('save', { state: 'start' });
      Gam.post(url, formValues(form)).then((answer) => {
        if (answer.status === 200 && answer.data.saved) {
          runtime.notify('save', { state: 'end' });
          return;
        }
        runtime.notify('error', { title: args.texts.title, message: answer.data.error || args.texts.problems });
        showProblems(form, args.texts.problems, problemsOf(answer, args.texts));
      });
    });
    el.querySelector('.cancel-button').addEventListener('click', (event) => {
      event.preventDefault();
      runtime.notify('cancel', {});
    });
  };

  Object.assign(Gam, { formValues, showProblems, problemsOf, keepHere });
}(window));
