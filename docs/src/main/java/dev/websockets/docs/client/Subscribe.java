package dev.websockets.docs.client;

record Subscribe(String symbol) {
}
