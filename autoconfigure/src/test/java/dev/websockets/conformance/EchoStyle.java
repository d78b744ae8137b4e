package dev.websockets.conformance;

import java.util.concurrent.CompletableFuture;

import dev.websockets.Message;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketSession;

/**
 * How every message is sent back.
 */
public enum EchoStyle {

	/**
	 * On the thread that reads the connection.
	 */
	FOR_EACH {

		@Override
		void echo(WebSocketSession session) {
			session.incoming().forEach(session::send);
		}

	},

	/**
	 * On a thread that goes through the messages, as endpoints do.
	 */
	FOR_LOOP {

		@Override
		void echo(WebSocketSession session) {
			for (Message message : session.incoming()) {
				session.send(message);
			}
		}

	},

	/**
	 * On a thread that waits for each message.
	 */
	RECEIVE {

		@Override
		void echo(WebSocketSession session) {
			while (true) {
				session.send(session.incoming().receive());
			}
		}

	};

	abstract void echo(WebSocketSession session);

	/**
	 * Begin to echo on a thread of its own.
	 * @return done with the end of the session
	 */
	CompletableFuture<Void> start(WebSocketSession session) {
		return CompletableFuture.runAsync(() -> echoToTheEnd(session),
				(task) -> new Thread(task, "conformance-echo").start());
	}

	/**
	 * Echo on this thread, until the session has ended.
	 */
	void echoToTheEnd(WebSocketSession session) {
		try {
			echo(session);
		}
		catch (WebSocketException ex) {
			session.closeReason().join();
		}
	}

}
