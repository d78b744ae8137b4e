package dev.websockets.server;

import java.util.concurrent.CompletableFuture;

import dev.websockets.session.CommonSession;

/**
 * A session, and the application's work on it.
 *
 * @param session the session
 * @param served completes when nothing of the application runs for the session any more
 */
record ServedSession(CommonSession<?> session, CompletableFuture<Void> served) {

}
