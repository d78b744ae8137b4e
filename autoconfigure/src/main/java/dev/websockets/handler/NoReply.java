package dev.websockets.handler;

import java.util.concurrent.CompletableFuture;

/**
 * The method returns nothing, or what stands for nothing.
 */
record NoReply() implements Reply {

	@Override
	public boolean expected() {
		return false;
	}

	@Override
	public boolean awaited() {
		return true;
	}

	@Override
	public CompletableFuture<Void> send(Object content, Outlet outlet) {
		return SENT;
	}

}
