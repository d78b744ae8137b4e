package dev.websockets.conformance;

import java.util.function.Consumer;
import java.util.function.Function;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.Message;
import dev.websockets.server.Container;
import dev.websockets.server.EndpointServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client can do to the server of both containers, with an endpoint that echoes
 * messages of up to 64 KB.
 */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RawServerSuite {

	static final String PATH = "/echo";

	@Parameter
	private Container container;

	private EndpointServer server;

	@BeforeParameterizedClassInvocation
	final void start() {
		this.server = EndpointServer.start(this.container, (router) -> router.webSocket(PATH,
				(endpoint) -> endpoint.settings((settings) -> settings.withMaxMessageSize(DataSize.ofKilobytes(64))),
				(session) -> {
					for (Message message : session.incoming()) {
						session.send(message);
					}
				}), "websockets.server.compression.enabled=true");
	}

	@AfterParameterizedClassInvocation
	final void stop() {
		this.server.close();
	}

	final void connect(Consumer<RawClient> use) {
		ask((client) -> {
			use.accept(client);
			return client;
		});
	}

	final <T> T ask(Function<RawClient, T> use) {
		try (RawClient client = RawClient.connect(this.server.port())) {
			return use.apply(client);
		}
	}

	/**
	 * The session is open, and closes.
	 */
	static void assertEcho(RawClient client) {
		WireFrame text = WireFrame.text("Hello, world!");
		WireFrame close = WireFrame.close(1000, "bye");
		client.write(text.withMasked(true), close.withMasked(true));
		assertThat(client.readFrame()).isEqualTo(text);
		assertThat(client.readFrame().closeCode()).isEqualTo(1000);
		client.readEnd(ClientPeer.PROMPTLY);
	}

}
