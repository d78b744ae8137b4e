package dev.websockets.docs.requests;

record Screenshot(String data) {
}
