// The phone's sensors. Every function throws an Error whose message a person understands.

const refused = what => new Error(`The browser does not let this page use the ${what}. Allow it in the site settings, then try again.`);

export const insecure = () => !isSecureContext;

export const motion = {
  name: 'Accelerometer',
  axes: [['accX', 'm/s2'], ['accY', 'm/s2'], ['accZ', 'm/s2']],
  needsTap: () => typeof DeviceMotionEvent !== 'undefined' && typeof DeviceMotionEvent.requestPermission === 'function',

  async allow() {
    if (insecure()) throw new Error('Sensors need the secure address (https). Scan the QR code that Inkling shows.');
    if (typeof DeviceMotionEvent === 'undefined') throw new Error('This browser has no motion sensors.');
    if (this.needsTap() && await DeviceMotionEvent.requestPermission() !== 'granted') throw refused('motion sensors');
  },

  /** Calls back with {t, v} for every event of the sensor, until the returned function is called. */
  listen(each) {
    const on = event => {
      const a = event.accelerationIncludingGravity;
      if (a && a.x !== null) each({ t: event.timeStamp, v: [a.x, a.y, a.z] });
    };
    addEventListener('devicemotion', on);
    return () => removeEventListener('devicemotion', on);
  },

  /** Whether events come within a second. */
  present() {
    return new Promise(done => {
      const stop = this.listen(() => { stop(); clearTimeout(limit); done(true); });
      const limit = setTimeout(() => { stop(); done(false); }, 1000);
    });
  },
};

async function media(constraints, what) {
  if (!navigator.mediaDevices) throw new Error(`The ${what} needs the secure address (https). Scan the QR code that Inkling shows.`);
  try {
    return await navigator.mediaDevices.getUserMedia(constraints);
  } catch (e) {
    if (e.name === 'NotAllowedError' || e.name === 'SecurityError') throw refused(what);
    if (e.name === 'NotFoundError' || e.name === 'OverconstrainedError') throw new Error(`This device has no ${what}.`);
    throw new Error(`The ${what} cannot be opened: ${e.message}. Is another app using it?`);
  }
}

export const camera = {
  async open(video) {
    const stream = await media({ audio: false, video: { facingMode: 'environment', width: { ideal: 512 }, height: { ideal: 512 } } }, 'camera');
    video.srcObject = stream;
    await video.play();
    return () => { stream.getTracks().forEach(t => t.stop()); video.srcObject = null; };
  },

  /** The middle square of the picture, as JPEG. */
  async picture(video, side, quality = 0.95) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = side;
    const size = Math.min(video.videoWidth, video.videoHeight);
    canvas.getContext('2d').drawImage(video, (video.videoWidth - size) / 2, (video.videoHeight - size) / 2, size, size, 0, 0, side, side);
    return new Promise((done, fail) => canvas.toBlob(b => b ? done(b) : fail(new Error('The picture cannot be made.')), 'image/jpeg', quality));
  },
};

export const microphone = {
  /** Records at the wanted frequency; calls back with the level while it does. Gives int16 values. */
  async record(frequency, lengthMs, onLevel, stopped = () => false) {
    const stream = await media({ video: false,
      audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false } }, 'microphone');
    const context = new AudioContext({ sampleRate: frequency });
    try {
      await context.resume();
      await context.audioWorklet.addModule('recorder.js');
      const node = new AudioWorkletNode(context, 'recorder');
      const wanted = Math.floor(lengthMs * frequency / 1000 + 1e-9);
      const values = new Int16Array(wanted);
      let got = 0;
      await new Promise((done, fail) => {
        const limit = setTimeout(() => fail(new Error('The microphone gives no sound.')), lengthMs + 5000);
        node.port.onmessage = ({ data }) => {
          let peak = 0;
          for (let i = 0; i < data.length && got < wanted; i++) {
            const x = Math.max(-1, Math.min(1, data[i]));
            peak = Math.max(peak, Math.abs(x));
            values[got++] = Math.round(x * 32767);
          }
          onLevel(peak, got / wanted);
          if (got >= wanted || stopped()) { clearTimeout(limit); done(); }
        };
        context.createMediaStreamSource(stream).connect(node);
      });
      return values;
    } finally {
      stream.getTracks().forEach(t => t.stop());
      await context.close();
    }
  },
};
