// Sends a shop's events to Tradewind from the browser. No dependencies, no cookies of its own.
//
//   <script src="tradewind.js"></script>
//   <script>
//     const shop = tradewind("https://events.shop.example", { anonymousId: "visitor-1" });
//     shop.send({ viewItem: { itemId: "mug" } });
//   </script>
//
// The page's origin must be listed in tradewind.ingestion.door.allowed-origins.
function tradewind(address, ids) {
  // A page may be closed the moment after: a beacon outlives it. As plain text it needs no preflight,
  // which a page that is going away would not live to see.
  function send(payload) {
    const now = new Date().toISOString();
    const event = { eventId: randomId(), occurredAt: now, sentAt: now, ...ids, ...payload };
    return navigator.sendBeacon(address + "/v1/events", JSON.stringify({ events: [event] }));
  }
  // crypto.randomUUID is not there on a page without TLS.
  function randomId() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
  return { send };
}
