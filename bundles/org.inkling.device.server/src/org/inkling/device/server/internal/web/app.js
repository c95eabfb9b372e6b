// The phone's page: pairs, says hello, carries out what Inkling asks for, and collects by hand.
import { Link } from './link.js';
import { resample, jitter, message, send, sha256 } from './sample.js';
import { motion, camera, microphone } from './sensors.js';

const $ = id => document.getElementById(id);
const wait = ms => new Promise(done => setTimeout(done, ms));
const mobile = matchMedia('(pointer: coarse)').matches;
const state = { apiKey: sessionStorage.getItem('key'), project: sessionStorage.getItem('project') || '', hmac: '', busy: false, motion: false, streams: null };
const deviceId = localStorage.getItem('device') || `${mobile ? 'phone' : 'computer'}_${(Date.now() - 1546300800000).toString(36)}`;
localStorage.setItem('device', deviceId);

const link = new Link(() => ({
  version: 3, apiKey: state.apiKey, deviceId, deviceType: 'MOBILE_CLIENT', connection: 'ip', mode: 'ingestion',
  sensors: [
    { name: 'Accelerometer', maxSampleLengthS: 300, frequencies: [62.5] },
    { name: 'Microphone', maxSampleLengthS: 60, frequencies: [16000, 8000, 11000, 32000, 44100, 48000] },
    { name: 'Camera', maxSampleLengthS: 0, frequencies: [] },
  ],
  supportsSnapshotStreaming: true, supportsStreaming: true,
}));

function badge(text, kind = '') {
  $('state').textContent = text;
  $('state').className = `badge ${kind}`;
}

function show(title, text = '', action) {
  $('title').textContent = title;
  $('text').textContent = text;
  $('action').hidden = !action;
  if (action) {
    $('action').textContent = action.text;
    $('action').onclick = action.run;
  }
}

function ring(part, figure = '', unit = '') {
  $('ring').style.setProperty('--part', part);
  $('figure').textContent = figure;
  $('unit').textContent = unit;
}

function ready() {
  ring(0, '✓', '');
  const ask = motion.needsTap() && !state.motion;
  show(`Connected as ${deviceId}`, ask
    ? 'Give access to the motion sensors, so that Inkling can record movement.'
    : 'Inkling tells this device when to record. Keep this page open.',
    ask ? { text: 'Give access to motion sensors', run: allowMotion } : null);
}

async function allowMotion() {
  try {
    await motion.allow();
    state.motion = true;
    ready();
  } catch (e) {
    show('No access', e.message, { text: 'Try again', run: allowMotion });
  }
}

/** The key that samples are signed with; the server gives it to whoever may send. */
async function hmacKey() {
  if (!state.hmac) {
    const id = sessionStorage.getItem('projectId');
    const answer = await fetch(`/v1/api/${id}/devkeys/hmac`, { headers: { 'x-api-key': state.apiKey } });
    state.hmac = (await answer.json()).hmacKey || '';
  }
  return state.hmac;
}

/** Tells Inkling, when it asked, that the recording is over. */
const uploading = () => { if (state.busy) link.send({ sampleUploading: true }); };

/** Sends values of a series; the name of the device inside tells the server which request it answers. */
async function sendSeries(request, axes, values, interval, metadata) {
  uploading();
  const payload = { device_name: deviceId, device_type: 'MOBILE_CLIENT', interval_ms: interval,
    sensors: axes.map(([name, units]) => ({ name, units })), values };
  return send({ apiKey: state.apiKey, path: request.path, name: `${request.label || 'sample'}.json`, label: request.label, metadata,
    text: await message(payload, request.hmacKey || await hmacKey()), onProgress: t => { $('text').textContent = t; } });
}

async function sendPicture(request, blob) {
  uploading();
  const bytes = await blob.arrayBuffer();
  const payload = { device_name: deviceId, device_type: 'MOBILE_CLIENT', interval_ms: 0, sensors: [{ name: 'image', units: 'rgba' }],
    values: [`Ref-BINARY-image/jpeg (${bytes.byteLength} bytes) ${await sha256(bytes)}`] };
  return send({ apiKey: state.apiKey, path: request.path, name: `${request.label || 'picture'}.jpg`, label: request.label, picture: blob,
    text: await message(payload, request.hmacKey || await hmacKey()) });
}

/** Movement for the asked time, at the asked interval. */
async function recordMotion(request, progress) {
  const events = [];
  const stop = motion.listen(e => events.push(e));
  try {
    const begin = performance.now();
    const enough = () => events.length > 1 && events[events.length - 1].t - events[0].t >= request.length - request.interval;
    while (!enough()) {
      await wait(50);
      const spent = performance.now() - begin;
      if (!events.length && spent > 2000) throw new Error('No movement arrives. Allow motion sensors in the site settings of this page.');
      if (spent > request.length + 5000) throw new Error('The motion sensor stopped. Keep the page in front and the screen on.');
      progress(Math.min(1, spent / request.length));
    }
  } finally {
    stop();
  }
  const values = resample(events, events[0].t, request.length, request.interval);
  return sendSeries(request, motion.axes, values, request.interval, jitter(events));
}

async function recordSound(request, progress) {
  const frequency = Math.round(1000 / request.interval);
  const values = await microphone.record(frequency, request.length, (peak, part) => progress(part, peak));
  link.send({ sampleProcessing: true });
  return sendSeries(request, [['audio', 'wav']], [...values], request.interval);
}

async function recordPicture(request) {
  const video = $('video');
  const close = await camera.open(video);
  try {
    await wait(400);
    return await sendPicture(request, await camera.picture(video, 512));
  } finally {
    close();
  }
}

/** A request of Inkling. */
async function sample(request) {
  if (state.busy) {
    link.send({ sample: false, error: 'The device is recording already.' });
    return;
  }
  state.busy = true;
  page('home');
  try {
    if (request.sensor === 'Accelerometer') {
      await motion.allow();
      if (!await motion.present()) throw new Error('No movement arrives from the sensors of this device.');
    }
    link.send({ sample: true });
    for (let left = 2; left > 0; left--) {
      ring(1 - left / 2, left, 's');
      show(`Starting in ${left} second${left > 1 ? 's' : ''}`, request.label ? `Label: ${request.label}` : '');
      await wait(1000);
    }
    link.send({ sampleStarted: true });
    show('Recording…', request.label ? `Label: ${request.label}` : '');
    const progress = part => ring(part, ((1 - part) * request.length / 1000).toFixed(1), 's left');
    const work = { Accelerometer: recordMotion, Microphone: recordSound, Camera: recordPicture }[request.sensor];
    if (!work) throw new Error(`This device has no ${request.sensor}.`);
    const stored = await work(request, progress);
    link.send({ sampleFinished: true });
    ring(1, '✓', '');
    show('Stored', stored);
    await wait(1200);
    ready();
  } catch (e) {
    link.send({ sample: false, error: e.message });
    ring(0, '!', '');
    show('That did not work', e.message, { text: 'OK', run: ready });
  } finally {
    state.busy = false;
  }
}

/** Frames while they are measured, ten times a second. */
async function stream({ sensor, interval }) {
  stopStream();
  try {
    if (sensor !== 'Accelerometer') throw new Error(`${sensor} cannot be streamed.`);
    await motion.allow();
    let events = [], next = 0;
    const stop = motion.listen(e => { if (!events.length) next = e.t; events.push(e); });
    const timer = setInterval(() => {
      if (events.length < 2) return;
      const until = events[events.length - 1].t;
      const rows = Math.floor((until - next) / interval);
      if (rows < 1) return;
      link.send({ streamFrames: { axes: motion.axes.map(([name, units]) => ({ name, units })), interval,
        values: resample(events, next, rows * interval, interval) } });
      next += rows * interval;
      events = events.filter(e => e.t >= next - 100);
    }, 100);
    state.streams = () => { stop(); clearInterval(timer); };
    show('Live', 'Inkling classifies what this device measures.');
  } catch (e) {
    link.send({ streamFailed: e.message });
  }
}

async function snapshots() {
  stopStream();
  try {
    const close = await camera.open($('video'));
    link.send({ snapshotStarted: true });
    const timer = setInterval(async () => {
      const blob = await camera.picture($('video'), 224, 0.8);
      const reader = new FileReader();
      reader.onload = () => link.send({ snapshotFrame: reader.result.split(',')[1], fileName: 'frame.jpg' });
      reader.readAsDataURL(blob);
    }, 200);
    state.streams = () => { clearInterval(timer); close(); link.send({ snapshotStopped: true }); };
  } catch (e) {
    link.send({ snapshotFailed: true, error: e.message });
  }
}

function stopStream() {
  state.streams?.();
  state.streams = null;
}

function page(name) {
  leave?.();
  leave = null;
  for (const section of document.querySelectorAll('main > section')) section.hidden = section.id !== name;
  for (const button of document.querySelectorAll('nav button')) {
    if (button.dataset.page === name) button.setAttribute('aria-current', 'page'); else button.removeAttribute('aria-current');
  }
  $(name).querySelector('h1').focus({ preventScroll: true });
  enter[name]?.();
}
let leave = null;

const enter = {
  async camera() {
    $('capture').disabled = true;
    try {
      leave = await camera.open($('video'));
      $('capture').disabled = false;
      $('camera-note').textContent = '';
    } catch (e) {
      $('camera-note').textContent = e.message;
    }
  },
  async motion() {
    try {
      await motion.allow();
      state.motion = true;
      leave = strip();
      $('motion-note').textContent = await motion.present() ? '' : 'No movement arrives from the sensors of this device.';
    } catch (e) {
      $('motion-note').textContent = e.message;
    }
  },
};

/** Draws the last seconds of movement. */
function strip() {
  const context = $('strip').getContext('2d');
  const { width, height } = $('strip');
  let last = [];
  const stop = motion.listen(e => { last.push(e.v); if (last.length > 320) last.shift(); });
  let going = true;
  (function draw() {
    if (!going) return;
    context.clearRect(0, 0, width, height);
    ['#e4572e', '#2a9d5c', '#2c7be5'].forEach((colour, k) => {
      context.strokeStyle = colour;
      context.lineWidth = 2;
      context.beginPath();
      last.forEach((v, i) => context.lineTo(i * width / 320, height / 2 - v[k] * height / 60));
      context.stroke();
    });
    requestAnimationFrame(draw);
  })();
  return () => { going = false; stop(); };
}

/** A button that records by hand. */
function hand(button, note, work) {
  $(button).onclick = async () => {
    $(button).disabled = true;
    try {
      $(note).textContent = `Stored: ${await work()}`;
    } catch (e) {
      $(note).textContent = e.message;
    } finally {
      $(button).disabled = false;
    }
  };
}

const byHand = kind => ({ label: $(`${kind}-label`).value.trim(), path: `/api/${$(`${kind}-category`).value}/data` });

hand('capture', 'camera-note', async () => {
  const stored = await sendPicture(byHand('camera'), await camera.picture($('video'), 512));
  $('captured').textContent = String(Number($('captured').textContent) + 1);
  return stored;
});
hand('record', 'sound-note', () => recordSound({ ...byHand('sound'), length: Number($('sound-length').value), interval: 1000 / 16000 },
  (part, peak) => { $('level').value = peak; $('sound-note').textContent = `${Math.round(part * 100)} %`; }));
hand('move', 'motion-note', () => recordMotion({ ...byHand('motion'), length: Number($('motion-length').value), interval: 16 },
  part => { $('motion-note').textContent = `${Math.round(part * 100)} %`; }));
for (const id of ['camera-label', 'camera-category']) $(id).onchange = () => { $('captured').textContent = '0'; };
for (const button of document.querySelectorAll('nav button')) button.onclick = () => page(button.dataset.page);

link.addEventListener('up', () => { badge('Connected', 'good'); if (!state.busy) ready(); });
link.addEventListener('down', () => badge('Connection lost…', 'bad'));
link.addEventListener('refused', ({ detail }) => { badge('Not paired', 'bad'); sessionStorage.removeItem('key'); unpaired(detail); });
link.addEventListener('message', ({ detail }) => {
  if (detail.sample) sample(detail.sample);
  else if (detail.startStreaming) stream(detail.startStreaming);
  else if (detail.startSnapshot) snapshots();
  else if (detail.stopStreaming || detail.stopSnapshot) { stopStream(); if (!state.busy) ready(); }
});

function unpaired(why) {
  ring(0, '?', '');
  show('Scan the QR code', `${why ? `${why.replace(/\.$/, '')}. ` : ''}In Inkling choose Connect phone, and scan the code it shows with this device.`);
}

async function start() {
  const token = new URLSearchParams(location.hash.slice(1)).get('pair');
  if (token) {
    history.replaceState(null, '', location.pathname);
    const response = await fetch(`/phone/pair?token=${encodeURIComponent(token)}`, { method: 'POST' });
    const answer = await response.json();
    if (!answer.success) {
      badge('Not paired', 'bad');
      unpaired(answer.error);
      return;
    }
    state.apiKey = answer.apiKey;
    state.project = answer.project;
    sessionStorage.setItem('key', answer.apiKey);
    sessionStorage.setItem('project', answer.project);
    sessionStorage.setItem('projectId', answer.projectId);
  }
  $('project').textContent = state.project;
  if (!state.apiKey) {
    badge('Not paired', 'bad');
    unpaired();
  } else link.open();
}

// a new code for a page that is open already
addEventListener('hashchange', () => location.reload());

start().catch(e => { badge('Not connected', 'bad'); show('The computer cannot be reached', e.message); });
