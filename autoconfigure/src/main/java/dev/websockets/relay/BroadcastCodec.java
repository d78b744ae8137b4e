package dev.websockets.relay;

import java.util.HashMap;
import java.util.Map;

import dev.websockets.Message;

/**
 * A broadcast in bytes: kind of message, path, variables, attributes, payload.
 */
final class BroadcastCodec {

	/**
	 * The fewest bytes of a broadcast.
	 */
	static final int SMALLEST = 5;

	private static final int TEXT = 0;

	private static final int BINARY = 1;

	private static final int EXPECTED_HEAD = 64;

	private BroadcastCodec() {
	}

	static byte[] write(RelayedBroadcast broadcast) {
		Message message = broadcast.message();
		ByteSink sink = new ByteSink(message.size() + EXPECTED_HEAD);
		sink.octet((message instanceof Message.Text) ? TEXT : BINARY);
		sink.text(broadcast.path());
		sink.number(broadcast.variables().size());
		broadcast.variables().forEach((name, value) -> {
			sink.text(name);
			sink.text(value);
		});
		sink.number(broadcast.attributes().size());
		broadcast.attributes().forEach((name, value) -> {
			AttributeType type = AttributeType.of(name, value);
			sink.text(name);
			sink.octet(type.ordinal());
			type.write(value, sink);
		});
		if (message instanceof Message.Text text) {
			sink.text(text.text());
		}
		else {
			sink.counted(((Message.Binary) message).bytes());
		}
		return sink.toByteArray();
	}

	static RelayedBroadcast read(ByteCursor cursor) {
		int kind = kind(cursor);
		String path = cursor.text();
		Map<String, String> variables = new HashMap<>();
		for (int left = cursor.count(2); left > 0; left--) {
			variables.put(cursor.text(), cursor.text());
		}
		Map<String, Object> attributes = new HashMap<>();
		for (int left = cursor.count(3); left > 0; left--) {
			attributes.put(cursor.text(), AttributeType.of(cursor.octet()).read(cursor));
		}
		Message message = (kind == TEXT) ? cursor.message() : Message.of(cursor.counted());
		return new RelayedBroadcast(path, variables, attributes, message);
	}

	/**
	 * Read a broadcast over: what this accepts can be read.
	 */
	static void skip(ByteCursor cursor) {
		int kind = kind(cursor);
		cursor.skipText();
		for (int left = cursor.count(2); left > 0; left--) {
			cursor.skipText();
			cursor.skipText();
		}
		for (int left = cursor.count(3); left > 0; left--) {
			cursor.skipText();
			AttributeType.of(cursor.octet()).read(cursor);
		}
		if (kind == TEXT) {
			cursor.skipText();
		}
		else {
			cursor.skipCounted();
		}
	}

	private static int kind(ByteCursor cursor) {
		int kind = cursor.octet();
		if (kind > BINARY) {
			throw new MalformedBatchException("a message of the unknown kind " + kind);
		}
		return kind;
	}

}
