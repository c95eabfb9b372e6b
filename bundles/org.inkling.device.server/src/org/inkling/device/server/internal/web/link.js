// The connection to remote management: says hello, comes back by itself, and hands on every message.
export class Link extends EventTarget {
  #socket; #hello; #beat; #wait = 500; #closed = false;

  constructor(hello) {
    super();
    this.#hello = hello;
  }

  open() {
    this.#closed = false;
    const url = new URL('/', location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    const socket = this.#socket = new WebSocket(url);
    let answered = Date.now();
    socket.onopen = () => {
      this.send({ hello: this.#hello() });
      this.#beat = setInterval(() => {
        if (Date.now() - answered > 15000) socket.close(); else socket.send('ping');
      }, 3000);
    };
    socket.onmessage = ({ data }) => {
      answered = Date.now();
      if (data === 'pong') return;
      let message;
      try { message = JSON.parse(data); } catch { return; }
      if (message.hello === true) { this.#wait = 500; this.#tell('up'); }
      else if (message.hello === false) { this.#closed = true; this.#tell('refused', message.err); }
      else this.#tell('message', message);
    };
    socket.onclose = () => {
      clearInterval(this.#beat);
      if (this.#closed) return;
      this.#tell('down');
      setTimeout(() => this.open(), this.#wait);
      this.#wait = Math.min(this.#wait * 2, 8000);
    };
  }

  /** Whether it went out. */
  send(message) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  #tell(type, detail) { this.dispatchEvent(new CustomEvent(type, { detail })); }
}
