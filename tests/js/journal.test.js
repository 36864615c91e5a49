'use strict';
// The journal on its own: one request in flight, retries, conflicts, and what stays in the browser.
const test = require('node:test');
const assert = require('node:assert');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const vm = require('node:vm');

const source = readFileSync(join(__dirname, '../../autodiagnostico_xblock/kit/assets/journal.js'), 'utf8');

function browser(stored = {}) {
  const values = { ...stored };
  const root = {
    localStorage: {
      getItem: (key) => (key in values ? values[key] : null),
      setItem: (key, value) => { values[key] = String(value); },
      removeItem: (key) => { delete values[key]; },
    },
    setTimeout: () => 0,
    clearTimeout: () => {},
  };
  vm.runInNewContext(source, { window: root, JSON, Object, Array, Promise, Math, Boolean, String });
  return { Journal: root.GamJournal, values };
}

function ok(body, rev = 1) {
  const revisions = {};
  Object.keys(body.answers).forEach((id) => { revisions[id] = rev; });
  return { status: 200, data: { revisions } };
}

test('an answer is kept until the server has it', async () => {
  const { Journal, values } = browser();
  let release;
  const journal = new Journal('gam:a:1', (body) => new Promise((done) => { release = () => done(ok(body)); }), () => {});
  const sent = journal.put('q-1', { level: 2 });
  assert.deepEqual(JSON.parse(values['gam:a:1']), { 'q-1': { level: 2, base: 0 } });
  release();
  assert.equal(await sent, true);
  assert.equal(values['gam:a:1'], undefined);
});

test('one request is in flight; what changes meanwhile goes in the next one, on the new revision', async () => {
  const { Journal } = browser();
  const bodies = [];
  const releases = [];
  const journal = new Journal('gam:a:1', (body) => {
    bodies.push(JSON.parse(JSON.stringify(body)));
    return new Promise((done) => { releases.push(() => done(ok(body, bodies.length))); });
  }, () => {});
  const sent = journal.put('q-1', { level: 1 });
  journal.put('q-1', { level: 3 });
  journal.put('q-2', { level: 4 });
  assert.equal(bodies.length, 1);
  releases[0]();
  await new Promise((done) => { setImmediate(done); });
  releases[1]();
  await sent;
  assert.deepEqual(bodies[1].answers, { 'q-1': { level: 3, base: 1 }, 'q-2': { level: 4, base: 0 } });
});

test('without network it stays and says so', async () => {
  const { Journal, values } = browser();
  const told = [];
  const journal = new Journal('gam:a:1', () => Promise.resolve({ status: 0, data: {} }), (state) => told.push(state));
  assert.equal(await journal.put('q-1', { level: 2 }), false);
  assert.deepEqual(told, ['saving', 'offline']);
  assert.ok(values['gam:a:1']);
});

test('what a refusal or a conflict left is not sent again by itself', async () => {
  const { Journal } = browser();
  let calls = 0;
  const journal = new Journal('gam:a:1', () => { calls += 1; return Promise.resolve({ status: 200, data: { revisions: {} } }); }, () => {});
  await journal.put('q-1', { level: 2 });
  await journal.flush();
  assert.equal(calls, 1);
  await journal.put('q-1', { level: 3 });
  assert.equal(calls, 2);
});

test('the base of a recovered answer is that of the page that wrote it', async () => {
  const { Journal } = browser({ 'gam:a:1': '{"q-1":{"level":4,"base":2}}' });
  let body;
  const journal = new Journal('gam:a:1', (given) => { body = JSON.parse(JSON.stringify(given)); return Promise.resolve(ok(given)); }, () => {});
  journal.bases['q-1'] = 7;
  await journal.flush();
  assert.equal(body.answers['q-1'].base, 2);
});

test('spoilt or blocked storage is not a failure', async () => {
  for (const text of ['{', '[]', '7', 'null']) {
    const { Journal } = browser({ 'gam:a:1': text });
    assert.deepEqual({ ...new Journal('gam:a:1', () => Promise.resolve(ok({ answers: {} })), () => {}).pending }, {});
  }
  const { Journal, values } = browser();
  const journal = new Journal('', (body) => Promise.resolve(ok(body)), () => {});
  assert.equal(await journal.put('q-1', { level: 1 }), true);
  assert.equal(journal.storage.works, false);
  assert.deepEqual(values, {});
});

test('what was typed while a refusal was on its way is sent, because it may be what mends it', async () => {
  for (const first of [{ status: 400, data: {} }, { status: 200, data: { revisions: {} } }]) {
    const { Journal, values } = browser();
    const bodies = [];
    let release;
    const journal = new Journal('gam:a:1', (body) => {
      bodies.push(JSON.parse(JSON.stringify(body)));
      return bodies.length > 1 ? Promise.resolve(ok(body)) : new Promise((done) => { release = () => done(first); });
    }, () => {});
    const sent = journal.put('q-1', { note: 'wrong' });
    journal.put('q-1', { note: 'right' });
    release();
    assert.equal(await sent, true);
    assert.deepEqual(bodies.map((each) => each.answers['q-1'].note), ['wrong', 'right']);
    assert.equal(values['gam:a:1'], undefined);
  }
});
