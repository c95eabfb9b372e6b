// Samples in the data acquisition format: resampling, signing, sending.

/** Rows at a fixed interval from events {t, v}, by linear interpolation; floor(length / interval) rows, as Edge Impulse counts. */
export function resample(events, start, lengthMs, intervalMs) {
  const rows = Math.floor(lengthMs / intervalMs + 1e-9);
  const values = new Array(rows);
  let i = 0;
  for (let r = 0; r < rows; r++) {
    const t = start + r * intervalMs;
    while (i < events.length - 2 && events[i + 1].t < t) i++;
    const a = events[i], b = events[Math.min(i + 1, events.length - 1)];
    const part = b.t > a.t ? Math.min(1, Math.max(0, (t - a.t) / (b.t - a.t))) : 0;
    values[r] = a.v.map((x, k) => x + (b.v[k] - x) * part);
  }
  return values;
}

/** How regular the events came: median gap, and the largest and 95 % deviation from it, in ms. */
export function jitter(events) {
  const gaps = events.slice(1).map((e, i) => e.t - events[i].t).sort((a, b) => a - b);
  if (!gaps.length) return {};
  const median = gaps[gaps.length >> 1];
  const off = gaps.map(g => Math.abs(g - median)).sort((a, b) => a - b);
  const text = x => x.toFixed(2);
  return { 'interval median ms': text(median), events: String(events.length),
    'jitter p95 ms': text(off[Math.floor(off.length * 0.95)]), 'jitter max ms': text(off[off.length - 1]) };
}

const hex = buffer => [...new Uint8Array(buffer)].map(b => b.toString(16).padStart(2, '0')).join('');

/** A signed message as text. Without a secure context the signature stays zeros, which the server marks as not valid. */
export async function message(payload, key) {
  const zeros = '0'.repeat(64);
  const text = JSON.stringify({ protected: { ver: 'v1', alg: 'HS256', iat: Math.floor(Date.now() / 1000) }, signature: zeros, payload });
  if (!crypto.subtle || !key) return text;
  const bytes = new TextEncoder();
  const secret = await crypto.subtle.importKey('raw', bytes.encode(key), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return text.replace(zeros, hex(await crypto.subtle.sign('HMAC', secret, bytes.encode(text))));
}

export async function sha256(bytes) {
  return crypto.subtle ? hex(await crypto.subtle.digest('SHA-256', bytes)) : '';
}

/** Sends a sample; tries again while the connection is away, since the server stores the same content once. */
export async function send({ apiKey, path, name, label, text, picture, metadata, onProgress }) {
  let body = text;
  const headers = { 'x-api-key': apiKey, 'x-file-name': encodeURIComponent(name), 'x-label': encodeURIComponent(label) };
  if (metadata) headers['x-metadata'] = encodeURIComponent(JSON.stringify(metadata));
  if (picture) {
    body = new FormData();
    body.append('message', new Blob([text], { type: 'application/json' }), 'message.json');
    body.append('image', picture, 'image.jpg');
  } else headers['content-type'] = 'application/json';
  for (let attempt = 0; ; attempt++) {
    let response;
    try {
      response = await fetch(path, { method: 'POST', headers, body });
    } catch {
      if (attempt >= 5) throw new Error('The computer cannot be reached; the sample is not stored.');
      onProgress?.('The connection is away, trying again…');
      await new Promise(done => setTimeout(done, 500 * 2 ** attempt));
      continue;
    }
    const answer = await response.text();
    if (response.ok) return answer;
    let error = answer;
    try { error = JSON.parse(answer).error; } catch { /* plain text */ }
    throw new Error(response.status === 401 ? 'This phone is no longer paired. Scan the QR code again.' : error);
  }
}
