package dev.websockets.docs.converters;

import java.lang.reflect.Type;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.websockets.Message;
import dev.websockets.WebSocketMessageConverter;

// tag::converter[]
@Component("semicolons")
class SemicolonConverter implements WebSocketMessageConverter {

	@Override
	public Message toMessage(Object payload, Type type) {
		if (payload instanceof List<?> values) {
			return Message.of(String.join(";", values.stream().map(String::valueOf).toList()));
		}
		throw new IllegalArgumentException("only lists can be written");
	}

	@Override
	public Object fromMessage(Message message, Type type) {
		if (message instanceof Message.Text text) {
			return List.of(text.text().split(";"));
		}
		throw new IllegalArgumentException("only text can be read");
	}

}
// end::converter[]
