package dev.websockets.docs.extensions;

import java.util.List;
import java.util.function.Consumer;

import dev.websockets.ExtensionFrame;
import dev.websockets.ExtensionParameters;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketExtension;
import dev.websockets.WebSocketExtensionFactory;

// tag::logger[]
record FrameLogger(Consumer<String> log) implements WebSocketExtensionFactory {

	@Override
	public String name() {
		return "frame-logger";
	}

	@Override
	public List<ExtensionParameters> offers() {
		return List.of(); // the peer need not know of it
	}

	@Override
	public WebSocketExtension accept(ExtensionParameters answer, SessionSettings settings) {
		return new Logging(this.log);
	}

	private record Logging(Consumer<String> log) implements WebSocketExtension {

		@Override
		public ExtensionFrame outgoing(ExtensionFrame frame) {
			this.log.accept("-> " + frame.type() + ", " + frame.size() + " bytes");
			return frame;
		}

		@Override
		public ExtensionFrame incoming(ExtensionFrame frame) {
			this.log.accept("<- " + frame.type() + ", " + frame.size() + " bytes");
			return frame;
		}

	}

}
// end::logger[]
