package dev.websockets.protocol;

import java.util.ArrayList;
import java.util.List;

import dev.websockets.Frame;
import dev.websockets.Message;

/**
 * Writes down what comes out of both kinds of sinks.
 */
final class RecordedEvents implements MessageSink, RawFrameSink {

	private final List<Object> events = new ArrayList<>();

	List<Object> events() {
		return this.events;
	}

	@Override
	public void message(Message message) {
		this.events.add(message);
	}

	@Override
	public void ping(byte[] payload) {
		this.events.add(new Frame.Ping(payload));
	}

	@Override
	public void pong(byte[] payload) {
		this.events.add(new Frame.Pong(payload));
	}

	@Override
	public void close(int code, String text) {
		this.events.add(closed(code, text));
	}

	@Override
	public void frame(int head, byte[] payload) {
		this.events.add(raw(head, payload));
	}

	static Object closed(int code, String text) {
		return "close " + code + " " + text;
	}

	static Object raw(int head, byte[] payload) {
		return "%02x [%s]".formatted(head, Wire.hex(payload));
	}

}
