package dev.websockets.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;

/**
 * An HTTP message converter of an application, for every type and format, which notes
 * whatever is asked of it.
 */
final class UnusedHttpConverter implements HttpMessageConverter<Object> {

	private final List<String> calls = new CopyOnWriteArrayList<>();

	List<String> calls() {
		return this.calls;
	}

	@Override
	public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
		return this.calls.add("canRead " + type);
	}

	@Override
	public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
		return this.calls.add("canWrite " + type);
	}

	@Override
	public List<MediaType> getSupportedMediaTypes() {
		this.calls.add("getSupportedMediaTypes");
		return List.of(MediaType.ALL);
	}

	@Override
	public Object read(Class<? extends Object> type, HttpInputMessage input) {
		this.calls.add("read " + type);
		return input;
	}

	@Override
	public void write(Object payload, @Nullable MediaType mediaType, HttpOutputMessage output) {
		this.calls.add("write " + payload);
	}

}
