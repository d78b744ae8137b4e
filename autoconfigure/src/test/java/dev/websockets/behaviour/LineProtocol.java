package dev.websockets.behaviour;

import org.jspecify.annotations.Nullable;

import dev.websockets.Envelope;
import dev.websockets.Message;
import dev.websockets.WebSocketProtocol;

/**
 * A protocol of lines: {@code ?7 body} asks, {@code =7 body} replies, {@code !7 body}
 * says what went wrong. All else is an event. A line that begins with {@code %} is
 * malformed.
 */
public final class LineProtocol implements WebSocketProtocol {

	@Override
	public @Nullable Envelope read(Message message) {
		String line = (message instanceof Message.Text text) ? text.text() : "";
		if (line.startsWith("%")) {
			throw new IllegalArgumentException("malformed: " + line);
		}
		int space = line.indexOf(' ');
		if (space < 2) {
			return Envelope.event(null, message);
		}
		String id = line.substring(1, space);
		Message payload = Message.of(line.substring(space + 1));
		return switch (line.charAt(0)) {
			case '?' -> Envelope.request(id, null, payload);
			case '=' -> Envelope.reply(id, payload);
			case '!' -> Envelope.error(id, payload);
			default -> Envelope.event(null, message);
		};
	}

	@Override
	public Message request(String id, Object body, Message payload) {
		if ("unspeakable".equals(body)) {
			throw new IllegalArgumentException("not a line");
		}
		return line('?', id, payload);
	}

	@Override
	public Message reply(Envelope request, Message payload) {
		return line('=', String.valueOf(request.id()), payload);
	}

	@Override
	public Message error(Envelope request, Throwable error) {
		return line('!', String.valueOf(request.id()), Message.of("failed"));
	}

	private static Message line(char sign, String id, Message payload) {
		return Message.of(sign + id + " " + ((Message.Text) payload).text());
	}

}
