package dev.websockets.handler;

import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.Message;
import dev.websockets.WebSocketMessageConverter;
import dev.websockets.converter.JacksonMessageConverter;

/**
 * Reads and writes JSON, and remembers what it was asked for.
 */
final class JsonConverter implements WebSocketMessageConverter {

	private final JacksonMessageConverter json = new JacksonMessageConverter(JsonMapper.shared());

	private final List<Type> reads = new CopyOnWriteArrayList<>();

	@Override
	public Message toMessage(Object payload, Type type) {
		return this.json.toMessage(payload, type);
	}

	@Override
	public @Nullable Object fromMessage(Message message, Type type) {
		this.reads.add(type);
		return this.json.fromMessage(message, type);
	}

	List<Type> reads() {
		return this.reads;
	}

}
