/* Tradewind chat: <tradewind-chat server="https://chat.example" token="..."></tradewind-chat>. No dependencies.
Whatever comes from the server is set as text, never as HTML. Apache-2.0. */
(() => {
const HOME = document.currentScript.src;
const STEPS = ['PLACED', 'PAID', 'SHIPPED', 'DELIVERED'];

const CSS = `
:host{--a:var(--tradewind-accent,#1f5f5b);--o:var(--tradewind-accent-text,#fff);--s:var(--tradewind-surface,#fff);
--f:var(--tradewind-soft,#f1f4f4);--t:var(--tradewind-text,#1c2b2d);--m:var(--tradewind-muted,#5b6b6e);
--l:var(--tradewind-line,#dfe5e6);--r:var(--tradewind-radius,18px);--e:var(--tradewind-error,#a3312a);
position:fixed;right:24px;bottom:24px;z-index:1000;
font:15px/1.5 var(--tradewind-font,system-ui,sans-serif);color:var(--t)}
*{box-sizing:border-box}[hidden]{display:none!important}
button,textarea{font:inherit;color:inherit}button{cursor:pointer}
:focus-visible{outline:3px solid var(--a);outline-offset:2px}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.launch{display:flex;align-items:center;gap:10px;border:0;border-radius:999px;padding:13px 22px 13px 18px;background:var(--a);
color:var(--o);font-weight:600;box-shadow:0 8px 24px #0f2b2940}
svg{width:22px;height:22px;display:block;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round}
.unread{width:10px;height:10px;border-radius:50%;background:#ffb454}
.panel{display:flex;flex-direction:column;width:390px;height:min(640px,calc(100dvh - 48px));background:var(--s);
border-radius:var(--r);overflow:hidden;box-shadow:0 18px 56px #0f2b2940}
header{display:flex;align-items:center;gap:12px;padding:14px 12px 14px 18px;background:var(--a);color:var(--o)}
header div{flex:1}h2{margin:0;font-size:16px}
.net{display:flex;align-items:center;gap:7px;font-size:13px}
.net::before{content:"";width:8px;height:8px;border-radius:50%;background:#ffcf7a}.net[data-on]::before{background:#7be0b0}
.x,.retry{border:0;background:none}.x{padding:9px;border-radius:10px}
header :focus-visible{outline-color:var(--o)}
.log{flex:1;overflow-y:auto;scrollbar-width:thin;padding:18px 16px 8px;display:flex;flex-direction:column;gap:4px}
.m{display:flex;flex-direction:column;align-items:flex-start;margin-top:8px;max-width:86%}
.m.me{align-self:flex-end;align-items:flex-end}
.b{padding:9px 14px;border-radius:16px 16px 16px 5px;background:var(--f);white-space:pre-wrap;overflow-wrap:anywhere}
.me .b{background:var(--a);color:var(--o);border-radius:16px 16px 5px 16px}
.wait .b,.failed .b{opacity:.65}
.meta{font-size:12px;color:var(--m);padding:3px 4px 0}
.failed .meta{color:var(--e)}.retry{padding:0;margin-left:6px;text-decoration:underline}
.card{width:100%;min-width:262px;margin-top:6px;border:1px solid var(--l);border-radius:14px;padding:13px 14px;font-size:14px}
.top{display:flex;justify-content:space-between;gap:12px;align-items:center}
.chip{font-size:12.5px;font-weight:600;border-radius:99px;padding:2px 10px;background:var(--f);color:var(--a)}
.bar{display:flex;gap:5px;margin:11px 0}.bar i{flex:1;height:5px;border-radius:5px;background:var(--l)}.bar i.on{background:var(--a)}
dl{display:grid;grid-template-columns:auto 1fr;gap:3px 14px;margin:9px 0 0}dt{color:var(--m)}dd{margin:0;text-align:right;overflow-wrap:anywhere}
.quick{display:flex;flex-wrap:wrap;gap:7px;padding-top:10px}
.quick button{border:1.5px solid var(--a);color:var(--a);background:none;border-radius:99px;padding:6px 14px;font-size:14px;font-weight:600}
.quick button:hover{background:var(--f)}
.typing{display:flex;gap:5px;padding:13px 15px;margin-top:8px;align-self:flex-start;border-radius:16px 16px 16px 5px;background:var(--f)}
.typing i{width:7px;height:7px;border-radius:50%;background:var(--m);animation:p 1.2s infinite}.typing i:nth-child(2){animation-delay:.15s}.typing i:nth-child(3){animation-delay:.3s}
@keyframes p{0%,60%,100%{opacity:.3}30%{opacity:1}}
.note{margin:8px 16px 0;padding:8px 12px;font-size:13.5px;border-radius:10px;background:var(--f);color:var(--m)}
form{display:flex;align-items:flex-end;gap:8px;padding:12px 14px calc(12px + env(safe-area-inset-bottom))}
textarea{flex:1;min-width:0;resize:none;border:1.5px solid var(--l);border-radius:20px;padding:9px 15px;background:var(--s);font-size:16px}
textarea:focus{outline:0;border-color:var(--a);box-shadow:0 0 0 1px var(--a)}
textarea::placeholder{color:var(--m);opacity:1}
.send{border:0;border-radius:50%;width:44px;height:44px;display:grid;place-items:center;background:var(--a);color:var(--o);flex:none}.send:disabled{background:var(--l);color:var(--m)}
@media(max-width:520px){:host{right:16px;bottom:16px}.panel{position:fixed;inset:0;width:auto;height:100dvh;border-radius:0}}
@media(prefers-reduced-motion:reduce){.typing i{animation:none}}`;

/** el('div.card', { text: 'hello' }, child): strings are attributes, other values properties. */
const el = (name, props = {}, ...children) => {
	const [tag, className] = name.split('.');
	const node = document.createElement(tag);
	if (className) node.className = className;
	for (const [key, value] of Object.entries(props)) {
		if (key === 'text') node.textContent = value;
		else if (typeof value === 'string') node.setAttribute(key, value);
		else node[key] = value;
	}
	node.append(...children);
	return node;
};
const icon = (path) => {
	const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
	svg.setAttribute('viewBox', '0 0 24 24');
	svg.append(document.createElementNS(svg.namespaceURI, 'path'));
	svg.firstChild.setAttribute('d', path);
	return svg;
};
const newId = () => crypto.getRandomValues(new Uint32Array(4)).join('-');
const day = (iso) => new Date(iso).toLocaleDateString(undefined, { dateStyle: 'medium' });
const price = (amount, currency) => new Intl.NumberFormat(undefined, { style: 'currency', currency }).format(amount);

class TradewindChat extends HTMLElement {
	static observedAttributes = ['token', 'server'];

	constructor() {
		super();
		const root = this.attachShadow({ mode: 'open' });
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(CSS);
		root.adoptedStyleSheets = [sheet];
		this.unread = el('span.unread', { hidden: true }, el('span.sr', { text: 'New message' }));
		this.launcher = el('button.launch', { 'aria-haspopup': 'dialog' },
			icon('M21 12a8 8 0 0 1-8 8H4l1.8-3.2A8 8 0 1 1 21 12Z'), 'Help', this.unread);
		this.net = el('span.net', { role: 'status' });
		const close = el('button.x', { 'aria-label': 'Close chat' }, icon('M6 6l12 12M18 6L6 18'));
		this.log = el('div.log', { role: 'log', 'aria-live': 'polite', 'aria-label': 'Messages', tabIndex: 0 });
		this.dots = el('div.typing', { hidden: true, 'aria-hidden': 'true' }, el('i'), el('i'), el('i'));
		this.said = el('span.sr', { role: 'status' });
		this.note = el('p.note', { hidden: true, role: 'status' });
		this.input = el('textarea', { rows: 1, maxLength: 2000, placeholder: 'Write a message', 'aria-label': 'Your message' });
		this.send = el('button.send', { disabled: true, 'aria-label': 'Send' }, icon('M5 12h14M13 6l6 6-6 6'));
		const form = el('form', {}, this.input, this.send);
		this.panel = el('section.panel', { hidden: true, role: 'dialog', 'aria-label': 'Customer service chat' },
			el('header', {}, el('div', {}, el('h2', { text: 'Customer service' }), this.net), close), this.log, this.said, this.note, form);
		root.append(this.launcher, this.panel);

		this.launcher.onclick = () => this.open();
		close.onclick = () => this.close();
		this.panel.onkeydown = (event) => event.key === 'Escape' && this.close();
		form.onsubmit = (event) => (event.preventDefault(), this.say(this.input.value));
		this.input.oninput = () => this.fit();
		this.input.onkeydown = (event) => {
			if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) (event.preventDefault(), this.say(this.input.value));
		};
		this.back = () => this.socket || this.connect();
		this.reset();
	}

	connectedCallback() { addEventListener('online', this.back); }

	disconnectedCallback() {
		removeEventListener('online', this.back);
		this.hangUp();
	}

	attributeChangedCallback(name, before, now) {
		if (before === now) return;
		this.hangUp();
		this.reset();
		if (!this.panel.hidden) this.connect();
	}

	/** Shows the panel, and connects at the first time. */
	open() {
		this.panel.hidden = false;
		this.launcher.hidden = this.unread.hidden = true;
		this.back();
		this.input.focus();
		this.down();
	}

	close() {
		this.panel.hidden = true;
		this.launcher.hidden = false;
		this.launcher.focus();
	}

	reset() {
		this.last = this.tries = this.over = 0;
		this.pending = new Map();
		this.log.replaceChildren(this.dots);
		this.dots.hidden = this.note.hidden = true;
		this.input.disabled = false;
		this.show('Not connected');
	}

	connect() {
		clearTimeout(this.timer);
		const token = this.getAttribute('token');
		if (!token || this.over || !this.isConnected || this.panel.hidden && !this.last) return;
		this.show(this.tries ? 'Connecting again…' : 'Connecting…');
		const address = new URL('/v1/chat', this.getAttribute('server') || HOME);
		address.protocol = address.protocol.replace('http', 'ws');
		const socket = (this.socket = new WebSocket(address));
		socket.onopen = () => this.write({ type: 'hello', token, afterSequence: this.last });
		socket.onmessage = (event) => socket === this.socket && this.hear(JSON.parse(event.data));
		socket.onclose = (event) => socket === this.socket && this.lost(event.code);
	}

	hangUp() {
		clearTimeout(this.timer);
		this.socket?.close();
		this.socket = this.ready = null;
	}

	lost(code) {
		this.socket = this.ready = null;
		this.dots.hidden = true;
		if (this.over) return;
		if (code === 4401) return this.end('This chat session is over. Please reload the page.');
		const wait = Math.min(30000, 1000 * 2 ** this.tries++) * (0.5 + Math.random() / 2);
		this.show('Connection lost, trying again…');
		this.timer = setTimeout(() => this.connect(), wait);
	}

	/** No further message can be sent. Fires tradewind-chat-ended, on which the page may set a new token. */
	end(text) {
		this.over = true;
		this.input.disabled = this.send.disabled = true;
		this.tell(text);
		this.show('Ended');
		this.dispatchEvent(new Event('tradewind-chat-ended', { bubbles: true }));
	}

	hear(frame) {
		const { type } = frame;
		if (type === 'message') this.receive(frame);
		else if (type === 'typing') this.type(frame.typing);
		else if (type === 'state') this.state(frame.state);
		else if (type === 'error') this.fail(frame);
	}

	state(state) {
		const first = !this.ready;
		this.ready = true;
		this.tries = 0;
		this.show('Connected', true);
		if (state === 'CLOSED') return this.end('This conversation has ended.');
		if (state === 'WAITING_FOR_PERSON') this.tell('Passed on to a person. You can add to your message here.');
		if (first) for (const [id, waiting] of this.pending) waiting.failed || this.post(id, waiting.text);
	}

	receive(message) {
		if (message.sequence <= this.last) return;
		this.last = message.sequence;
		const mine = message.author === 'SHOPPER';
		this.dropQuick();
		const waiting = this.pending.get(message.clientMessageId);
		this.pending.delete(message.clientMessageId);
		const node = this.bubble(message.text, mine, message);
		if (waiting) waiting.node.replaceWith(node);
		else this.log.insertBefore(node, this.log.querySelector('.wait,.failed') || this.dots);
		if (!mine) {
			this.dots.hidden = true;
			if (message.quickReplies.length) node.after(this.quick(message.quickReplies));
			this.unread.hidden = !this.panel.hidden;
		}
		this.down();
	}

	bubble(text, mine, message) {
		const node = el('div', { class: mine ? 'm me' : 'm' },
			el('div.b', {}, el('span.sr', { text: mine ? 'You: ' : message.author === 'AGENT' ? 'Agent: ' : 'Assistant: ' }), text));
		if (!message) return node;
		for (const order of message.orders) node.append(this.card(order));
		const time = new Date(message.createdAt).toLocaleTimeString(undefined, { timeStyle: 'short' });
		node.append(el('div.meta', { text: [time, ...message.sources.map((source) => `Source: ${source}`)].join(' · ') }));
		return node;
	}

	card(order) {
		const rows = el('dl');
		const row = (name, value) => value && rows.append(el('dt', { text: name }), el('dd', { text: value }));
		row('Ordered', day(order.placedAt));
		row('Carrier', order.carrier);
		row('Tracking', order.trackingNumber);
		row('Expected', order.status !== 'DELIVERED' && order.estimatedDelivery && day(order.estimatedDelivery));
		row('Pieces', String(order.pieces));
		row('Total', price(order.total, order.currency));
		const card = el('div.card', {},
			el('div.top', {}, el('b', { text: `Order ${order.orderId}` }),
				el('span.chip', { text: order.status[0] + order.status.slice(1).toLowerCase() })));
		const at = STEPS.indexOf(order.status);
		if (at >= 0) card.append(el('div.bar', { 'aria-hidden': 'true' }, ...STEPS.map((_, i) => el(i <= at ? 'i.on' : 'i'))));
		card.append(rows);
		return card;
	}

	quick(replies) {
		return el('div.quick', { role: 'group', 'aria-label': 'Suggested answers' },
			...replies.map((text) => el('button', { text, onclick: () => (this.say(text), this.input.focus()) })));
	}

	dropQuick() { this.log.querySelectorAll('.quick').forEach((node) => node.remove()); }

	say(raw) {
		const text = raw.trim();
		if (!text || this.over) return;
		const id = newId();
		const node = this.bubble(text, true);
		node.classList.add('wait');
		this.pending.set(id, { text, node });
		this.dropQuick();
		this.log.insertBefore(node, this.dots);
		this.input.value = '';
		this.fit();
		this.down();
		if (this.ready) this.post(id, text);
	}

	post(id, text) { this.write({ type: 'message', clientMessageId: id, text }); }

	write(frame) {
		if (this.socket?.readyState === 1) this.socket.send(JSON.stringify(frame));
	}

	fail(frame) {
		const waiting = this.pending.get(frame.clientMessageId);
		if (frame.reason === 'CONVERSATION_CLOSED') this.state('CLOSED');
		if (!waiting) return;
		const { node, text } = waiting;
		waiting.failed = true;
		node.className = 'm me failed';
		node.querySelector('.meta')?.remove();
		const retry = () => {
			waiting.failed = false;
			node.className = 'm me wait';
			node.querySelector('.meta').remove();
			this.post(frame.clientMessageId, text);
		};
		node.append(el('div.meta', { text: 'Not sent.' }, el('button.retry', { text: 'Try again', onclick: retry })));
		this.down();
	}

	type(on) {
		this.dots.hidden = !on;
		this.said.textContent = on ? 'The assistant is typing' : '';
		if (on) this.down();
	}

	tell(text) {
		this.note.textContent = text;
		this.note.hidden = false;
		this.down();
	}

	show(text, on = false) {
		this.net.textContent = text;
		this.net.toggleAttribute('data-on', on);
	}

	fit() {
		this.send.disabled = !this.input.value.trim() || this.over;
		this.input.style.height = 'auto';
		this.input.style.height = `${Math.min(this.input.scrollHeight + 3, 120)}px`;
	}

	down() { this.log.scrollTop = this.log.scrollHeight; }
}

if (!customElements.get('tradewind-chat')) customElements.define('tradewind-chat', TradewindChat);
})();
