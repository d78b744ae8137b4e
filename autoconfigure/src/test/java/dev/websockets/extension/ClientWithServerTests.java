package dev.websockets.extension;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.ExtensionFrame;
import dev.websockets.ExtensionFrame.Type;
import dev.websockets.ExtensionParameters;
import dev.websockets.SessionSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client and a server that agree on parameters, and what they send each other.
 */
class ClientWithServerTests {

	private static final DeflateSettings SETTINGS = DeflateSettings.defaults().withMinSize(DataSize.ofBytes(0));

	private static final SessionSettings LIMITS = SessionSettings.defaults();

	static Stream<Arguments> pairsOfWindows() {
		return IntStream.rangeClosed(8, 15)
			.boxed()
			.flatMap((first) -> IntStream.rangeClosed(8, 15).mapToObj((second) -> Arguments.of(first, second)));
	}

	private static PermessageDeflateFactory factory(int bits, boolean server, boolean client) {
		return new PermessageDeflateFactory(SETTINGS.withMaxWindowBits(bits)
			.withServerNoContextTakeover(server)
			.withClientNoContextTakeover(client));
	}

	private static boolean flag(int flags, int which) {
		return (flags & (1 << which)) != 0;
	}

	private static ExtensionParameters answer(PermessageDeflateFactory factory, ExtensionParameters offer) {
		ExtensionParameters answer = factory.answer(offer);
		assertThat(answer).as("the answer to " + offer).isNotNull();
		return (answer != null) ? answer : ExtensionParameters.none();
	}

	@ParameterizedTest
	@MethodSource("pairsOfWindows")
	@DisplayName("B80 B82 a client and a server of any settings agree, and each reads what the other sends")
	void anySettings(int clientBits, int serverBits) {
		for (int flags = 0; flags < 16; flags++) {
			PermessageDeflateFactory clients = factory(clientBits, flag(flags, 0), flag(flags, 1));
			PermessageDeflateFactory servers = factory(serverBits, flag(flags, 2), flag(flags, 3));
			ExtensionParameters answer = answer(servers, clients.offers().get(0));
			PermessageDeflate client = clients.accept(answer, LIMITS);
			PermessageDeflate server = servers.serve(answer, LIMITS);
			int agreed = Math.min(clientBits, serverBits);
			checkAgreed(server, client, new Context(flag(flags, 0) || flag(flags, 2), agreed));
			checkAgreed(client, server, new Context(flag(flags, 1) || flag(flags, 3), agreed));
			converse(client, server, new Random(flags), 500 + (1 << agreed) / 2);
		}
	}

	@ParameterizedTest
	@MethodSource("pairsOfWindows")
	@DisplayName("B80 B82 each direction has a window of its own, and contexts as were agreed on")
	void anyOffer(int clientBits, int serverBits) {
		for (int flags = 0; flags < 4; flags++) {
			ExtensionParameters offer = new DeflateParameters(flag(flags, 0), flag(flags, 1), serverBits, clientBits)
				.toParameters();
			PermessageDeflateFactory servers = new PermessageDeflateFactory(SETTINGS);
			ExtensionParameters answer = answer(servers, offer);
			PermessageDeflate client = new PermessageDeflateFactory(SETTINGS).accept(answer, LIMITS);
			PermessageDeflate server = servers.serve(answer, LIMITS);
			checkAgreed(server, client, new Context(flag(flags, 0), serverBits));
			checkAgreed(client, server, new Context(flag(flags, 1), clientBits));
			converse(client, server, new Random(flags), 1000 + (3 << Math.max(clientBits, serverBits)) / 2);
		}
	}

	private static void checkAgreed(PermessageDeflate sender, PermessageDeflate receiver, Context expected) {
		assertThat(new Context(sender.outgoingNoContextTakeover(), sender.outgoingWindowBits())).isEqualTo(expected);
		assertThat(new Context(receiver.incomingNoContextTakeover(), receiver.incomingWindowBits()))
			.isEqualTo(expected);
	}

	private static void converse(PermessageDeflate client, PermessageDeflate server, Random random, int size) {
		send(client, server, random, size);
		send(server, client, random, size);
		client.close();
		server.close();
	}

	/**
	 * Send data in messages that grow, which repeat what stood in those before. A peer
	 * that was idle has no more than the window that was agreed on.
	 */
	private static void send(PermessageDeflate sender, PermessageDeflate receiver, Random random, int size) {
		byte[] data = RepetitiveData.of(random, size);
		ReferenceInflater reference = new ReferenceInflater();
		int length = 0;
		for (int position = 0; position < size; position += length) {
			length = Math.min(size - position, 1 + length * 3 / 2 + random.nextInt(20));
			sendMessage(sender, receiver, reference, ByteBuffer.wrap(data, position, length));
			if (random.nextInt(3) == 0) {
				receiver.idle();
			}
			if (random.nextInt(8) == 0) {
				sender.idle();
			}
		}
		assertThat(reference.farthest()).isLessThanOrEqualTo(1 << sender.outgoingWindowBits());
	}

	/**
	 * Send a message in two fragments.
	 */
	private static void sendMessage(PermessageDeflate sender, PermessageDeflate receiver, ReferenceInflater reference,
			ByteBuffer message) {
		ByteArrayOutputStream sent = new ByteArrayOutputStream();
		ByteArrayOutputStream received = new ByteArrayOutputStream();
		int half = message.remaining() / 2;
		ByteBuffer first = message.slice(message.position(), half);
		ByteBuffer second = message.slice(message.position() + half, message.remaining() - half);
		for (ExtensionFrame frame : new ExtensionFrame[] { new ExtensionFrame(Type.BINARY, false, 0, first),
				new ExtensionFrame(Type.CONTINUATION, true, 0, second) }) {
			ExtensionFrame compressed = sender.outgoing(frame);
			sent.writeBytes(bytes(compressed));
			received.writeBytes(bytes(receiver.incoming(compressed)));
		}
		byte[] expected = new byte[message.remaining()];
		message.get(expected);
		assertThat(received.toByteArray()).isEqualTo(expected);
		assertThat(reference.inflate(sent.toByteArray())).isEqualTo(expected);
		if (sender.outgoingNoContextTakeover()) {
			reference.forget();
		}
	}

	private static byte[] bytes(ExtensionFrame frame) {
		byte[] bytes = new byte[frame.size()];
		frame.payload().duplicate().get(bytes);
		return bytes;
	}

}
