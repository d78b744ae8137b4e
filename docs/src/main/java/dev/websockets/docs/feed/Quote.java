package dev.websockets.docs.feed;

// tag::record[]
record Quote(String symbol, double price) {
}
// end::record[]
