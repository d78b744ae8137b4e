package dev.websockets.handler;

import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.Message;
import dev.websockets.WebSocketMessageConverter;

/**
 * Reads and writes JSON, and remembers what it was asked for.
 */
final class JsonConverter implements WebSocketMessageConverter {

	private final JsonMapper mapper = JsonMapper.builder().build();

	private final List<Type> reads = new CopyOnWriteArrayList<>();

	@Override
	public Message toMessage(Object payload, Type type) {
		return Message.of(this.mapper.writerFor(this.mapper.constructType(type)).writeValueAsString(payload));
	}

	@Override
	public @Nullable Object fromMessage(Message message, Type type) {
		this.reads.add(type);
		if (message instanceof Message.Text text) {
			return this.mapper.readValue(text.text(), this.mapper.constructType(type));
		}
		throw new IllegalArgumentException("not a text: " + message);
	}

	List<Type> reads() {
		return this.reads;
	}

}
