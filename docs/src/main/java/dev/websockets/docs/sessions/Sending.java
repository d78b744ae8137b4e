package dev.websockets.docs.sessions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.springframework.core.ParameterizedTypeReference;

import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.WebSocketSession;

final class Sending {

	private Sending() {
	}

	static void send(WebSocketSession session, byte[] bytes) {
		// tag::send[]
		session.send("a text");
		session.send(bytes); // not copied
		session.send(ByteBuffer.wrap(bytes)); // copied, and not consumed
		session.send(Message.of("a message that many sessions may share"));
		session.send(new Frame.Ping(new byte[] { 1 }));
		// end::send[]
	}

	static void convert(WebSocketSession session) {
		// tag::convert[]
		session.convertAndSend(Map.of("op", "subscribe"));
		session.convertAndSend(Map.of("MSFT", 412.5), new ParameterizedTypeReference<Map<String, Double>>() {
		});
		// end::convert[]
	}

	static boolean withoutWaiting(WebSocketSession session, String tick) {
		// tag::async[]
		boolean queued = session.outgoing().trySend(tick); // never blocks; false = full
		// done when handed to the operating system
		CompletableFuture<Void> written = session.sendAsync(tick);
		written.whenComplete((result, error) -> {
			if (error != null) {
				session.attributes().put("failed", error);
			}
		});
		// end::async[]
		written.join();
		return queued;
	}

	static void stream(WebSocketSession session, Path file) throws IOException {
		// tag::stream[]
		try (InputStream content = Files.newInputStream(file)) {
			session.sendStream(content); // one binary message, in fragments of 16 KiB
		}
		// waits until everything so far is handed to the operating system
		session.flush();
		// end::stream[]
	}

}
