package dev.websockets.docs.client;

record Trade(String symbol, double price) {
}
