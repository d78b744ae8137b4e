package dev.websockets.test;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link WebSocketPeer}.
 */
class WebSocketPeerTests {

	private static final Duration SHORT = Duration.ofMillis(100);

	private final WebSocketTestServer server = WebSocketTestServer.start();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void requestIsParsed() {
		try (RawClient client = new RawClient(this.server)) {
			client.sendHandshake("/quotes?depth=5", "X-Key: a", "x-key:b ", "Sec-WebSocket-Protocol: v1, v2");
			HandshakeRequest request = this.server.nextPeer().request();
			assertThat(request.method()).isEqualTo("GET");
			assertThat(request.target()).isEqualTo("/quotes?depth=5");
			assertThat(request.path()).isEqualTo("/quotes");
			assertThat(request.query()).isEqualTo("depth=5");
			assertThat(request.header("X-KEY")).isEqualTo("a");
			assertThat(request.headers("X-KEY")).containsExactly("a", "b");
			assertThat(request.header("X-None")).isNull();
			assertThat(request.subprotocols()).containsExactly("v1", "v2");
			assertThat(request.key()).isEqualTo(RawClient.KEY);
			assertThat(request.acceptKey()).isEqualTo(RawClient.ACCEPT);
			assertThat(this.server.handshakes()).containsExactly(request);
		}
	}

	@Test
	void acceptAnswersTheKeyOfTheRfc() {
		try (RawClient client = new RawClient(this.server)) {
			client.sendHandshake("/");
			this.server.nextPeer().accept();
			assertThat(client.readHead()).startsWith("HTTP/1.1 101 ")
				.contains("\r\nUpgrade: websocket\r\n", "\r\nConnection: Upgrade\r\n",
						"\r\nSec-WebSocket-Accept: " + RawClient.ACCEPT + "\r\n");
		}
	}

	@Test
	void acceptTakesHeadersAndFramesOfTheSameWrite() {
		try (RawClient client = new RawClient(this.server)) {
			client.sendHandshake("/");
			this.server.nextPeer()
				.accept(Map.of("Sec-WebSocket-Protocol", "v2", "sec-websocket-accept", "wrong"),
						WireFrame.text("Hello"));
			assertThat(client.readHead()).contains("Sec-WebSocket-Protocol: v2", ": wrong\r\n")
				.doesNotContain(RawClient.ACCEPT);
			assertThat(client.readHex(7)).isEqualTo("81 05 48 65 6c 6c 6f");
		}
	}

	@Test
	void refuseSendsStatusHeadersAndBodyThenEnds() {
		try (RawClient client = new RawClient(this.server)) {
			client.sendHandshake("/");
			Thread refusing = new Thread(
					() -> this.server.nextPeer().refuse(503, Map.of("Retry-After", "2"), "später"));
			refusing.start();
			assertThat(client.readHead()).startsWith("HTTP/1.1 503 ")
				.contains("Retry-After: 2\r\n", "Content-Length: 7\r\n", "Connection: close\r\n");
			assertThat(client.readToEnd()).isEqualTo("später");
		}
	}

	@Test
	void oneConnectionCanCarrySeveralRequests() {
		try (RawClient client = new RawClient(this.server)) {
			client.send("CONNECT feed:443 HTTP/1.1\r\nHost: feed:443\r\n\r\n");
			WebSocketPeer peer = this.server.nextPeer();
			assertThat(peer.request().method()).isEqualTo("CONNECT");
			peer.sendBytes("HTTP/1.1 200 OK\r\n\r\n".getBytes());
			client.readHead();
			client.sendHandshake("/behind");
			assertThat(peer.nextRequest().path()).isEqualTo("/behind");
			peer.accept();
			assertThat(client.readHead()).contains(RawClient.ACCEPT);
		}
	}

	@Test
	void whatIsNoRequestIsSaidSo() {
		try (RawClient client = new RawClient(this.server)) {
			client.send("hello\r\n\r\n");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(this.server.nextPeer()::request)
				.withMessage("not an HTTP/1.1 request line: \"hello\"");
		}
	}

	@Test
	void maskedTextOfTheRfcIsRead() {
		try (RawClient client = RawClient.upgraded(echoing())) {
			client.sendHex("81 85 37 fa 21 3d 7f 9f 4d 51 58");
			assertThat(client.readHex(7)).isEqualTo("81 05 48 65 6c 6c 6f");
		}
	}

	@Test
	void framesAreReadAsTheyAre() {
		try (RawClient client = new RawClient(this.server)) {
			WebSocketPeer peer = accepted(client);
			client.sendHex("71 02 61 62");
			client.sendHex("8f 81 01 02 03 04 00");
			WireFrame first = peer.readFrame();
			assertThat(first).isEqualTo(WireFrame.text("ab").withFin(false).withRsv(7));
			assertThat(first.masked()).isFalse();
			assertThat(peer.readFrame()).isEqualTo(new WireFrame(true, 0, 15, true, new byte[] { 1 }));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 125, 126, 127, 65_535, 65_536, 3_000_000 })
	void lengthsOfSevenSixteenAndSixtyFourBits(int length) {
		byte[] payload = new byte[length];
		Arrays.fill(payload, (byte) 7);
		String head = (length < 126) ? "82 %02x".formatted(length)
				: (length < 65_536) ? "82 7e %02x %02x".formatted(length >> 8, length & 0xFF)
						: "82 7f 00 00 00 00 %02x %02x %02x %02x".formatted(length >> 24, length >> 16 & 0xFF,
								length >> 8 & 0xFF, length & 0xFF);
		try (RawClient client = new RawClient(this.server)) {
			WebSocketPeer peer = accepted(client);
			Thread sending = new Thread(() -> peer.sendBinary(payload));
			sending.start();
			assertThat(client.readHex((head.length() + 1) / 3)).isEqualTo(head);
			assertThat(client.readBytes(length)).isEqualTo(payload);
			client.send(WireFrame.binary(payload).withMasked(true).toBytes());
			assertThat(peer.readBinary()).isEqualTo(payload);
		}
	}

	@Test
	void fragmentsAreOneMessageAndPingsInBetweenArePassedOver() {
		try (RawClient client = new RawClient(this.server)) {
			WebSocketPeer peer = accepted(client);
			client.sendHex("01 81 00 00 00 00 c3"); // one character in two fragments
			client.sendHex("89 80 00 00 00 00");
			client.sendHex("00 80 00 00 00 00");
			client.sendHex("80 81 00 00 00 00 a9");
			assertThat(peer.readText()).isEqualTo("é");
		}
	}

	@Test
	void readTextNamesWhatCameInstead() {
		try (RawClient client = new RawClient(this.server)) {
			WebSocketPeer peer = accepted(client);
			client.sendHex("82 81 00 00 00 00 2a 88 85 00 00 00 00 03 e8 62 79 65");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(peer::readText)
				.withMessage("waited for a text, the client sent binary [2a] (1 bytes)");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(peer::readText)
				.withMessage("waited for a text, the client sent Close 1000 \"bye\"");
		}
	}

	@Test
	void readTextFailsAtBrokenProtocol() {
		try (RawClient client = new RawClient(this.server)) {
			WebSocketPeer peer = accepted(client);
			client.sendHex("81 01 61");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(peer::readText)
				.withMessage("the client sent an unmasked frame (RFC 6455 5.1): text \"a\"");
			client.sendHex("80 81 00 00 00 00 61");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(peer::readText)
				.withMessageContaining("fragments out of order (RFC 6455 5.4): continuation [61] (1 bytes)");
			client.sendHex("83 81 00 00 00 00 61");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(peer::readText)
				.withMessageContaining("unknown opcode (RFC 6455 5.2): opcode 3");
			client.sendHex("c1 81 00 00 00 00 61");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(peer::readText)
				.withMessageContaining("frame of an extension, read it with readFrame(): text \"a\", rsv 4");
			client.sendHex("81 81 00 00 00 00 ff");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(peer::readText)
				.withMessage("not UTF-8: [ff] (1 bytes)");
		}
	}

	@Test
	void absurdLengthIsRefusedAtOnce() {
		try (RawClient client = new RawClient(this.server)) {
			WebSocketPeer peer = accepted(client);
			client.sendHex("82 ff 7f ff ff ff ff ff ff ff 00 00 00 00");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(peer::readFrame)
				.withMessageContaining("announced a frame of 9223372036854775807 bytes");
		}
	}

	@Test
	void timeoutSaysWhatWasWaitedForAndLosesNothing() {
		try (RawClient client = new RawClient(this.server)) {
			WebSocketPeer peer = accepted(client);
			client.sendHex("81 85 37 fa");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> peer.readFrame(SHORT))
				.withMessage("no frame from the client within 100 ms on connection 1");
			assertThat(peer.pollFrame(SHORT)).isNull();
			client.sendHex("21 3d 7f 9f 4d 51 58");
			assertThat(peer.readText()).isEqualTo("Hello");
		}
	}

	@Test
	void rawBytesBothWays() {
		try (RawClient client = new RawClient(this.server)) {
			WebSocketPeer peer = this.server.nextPeer();
			client.sendHex("05 01 00");
			assertThat(peer.readBytes(3)).containsExactly(5, 1, 0);
			peer.sendBytes((byte) 5, (byte) 0);
			assertThat(client.readHex(2)).isEqualTo("05 00");
		}
	}

	@Test
	void maskedAndBrokenFramesCanBeSent() {
		try (RawClient client = new RawClient(this.server)) {
			WebSocketPeer peer = accepted(client);
			peer.send(WireFrame.text("a").withMasked(true), WireFrame.of(3, (byte) 1).withRsv(2).withFin(false));
			byte[] masked = client.readBytes(7);
			assertThat(masked).startsWith(0x81, 0x81);
			assertThat(masked[6] ^ masked[2]).isEqualTo('a');
			assertThat(client.readHex(3)).isEqualTo("23 01 01");
		}
	}

	@Test
	void closeSendsCloseAndAwaitsTheAnswer() {
		try (RawClient client = new RawClient(this.server)) {
			WebSocketPeer peer = accepted(client);
			client.sendHex("81 80 00 00 00 00 88 82 00 00 00 00 03 e9");
			WireFrame close = peer.close(1000, "bye");
			assertThat(close.closeCode()).isEqualTo(1001);
			assertThat(close.closeText()).isEmpty();
			assertThat(peer.isOpen()).isFalse();
			assertThat(client.readHex(7)).isEqualTo("88 05 03 e8 62 79 65");
			assertThat(client.readToEnd()).isEmpty();
		}
	}

	@Test
	void echoAnswersMessagesPingsAndClose() {
		try (RawClient client = RawClient.upgraded(echoing())) {
			client.sendHex("01 81 00 00 00 00 61 80 81 00 00 00 00 62");
			assertThat(client.readHex(4)).isEqualTo("81 02 61 62");
			client.sendHex("89 81 00 00 00 00 2a");
			assertThat(client.readHex(3)).isEqualTo("8a 01 2a");
			client.sendHex("8a 80 00 00 00 00 82 80 00 00 00 00");
			assertThat(client.readHex(2)).isEqualTo("82 00");
			client.sendHex("88 80 00 00 00 00");
			assertThat(client.readHex(2)).isEqualTo("88 00");
			assertThat(client.readToEnd()).isEmpty();
		}
	}

	@Test
	void echoReturnsWhenTheClientIsLost() throws Exception {
		RawClient client = RawClient.upgraded(echoing());
		client.reset();
		assertThatNoException().isThrownBy(this.server::close);
	}

	@Test
	void endIsReadAsEndWhileTheOtherDirectionStays() {
		try (RawClient client = new RawClient(this.server)) {
			WebSocketPeer peer = accepted(client);
			peer.end();
			assertThat(client.readToEnd()).isEmpty();
			client.sendHex("81 81 00 00 00 00 61");
			assertThat(peer.readText()).isEqualTo("a");
		}
	}

	@Test
	void resetIsReadAsReset() {
		try (RawClient client = new RawClient(this.server)) {
			accepted(client).reset();
			assertThat(client.readToEnd()).isEqualTo("RST");
		}
	}

	@Test
	void awaitEndTellsFinFromReset() throws Exception {
		try (RawClient client = new RawClient(this.server)) {
			WebSocketPeer peer = accepted(client);
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> peer.awaitEnd(SHORT))
				.withMessage("no end of the connection from the client within 100 ms on connection 1");
			client.sendHex("81 00");
			client.end();
			assertThat(peer.awaitEnd(Duration.ofSeconds(5))).isEqualTo(WebSocketPeer.End.FIN);
		}
		try (RawClient client = new RawClient(this.server)) {
			WebSocketPeer peer = accepted(client);
			client.reset();
			assertThat(peer.awaitEnd(Duration.ofSeconds(5))).isEqualTo(WebSocketPeer.End.RESET);
		}
	}

	@Test
	void endWhileReadingIsAnInputError() throws Exception {
		try (RawClient client = new RawClient(this.server)) {
			WebSocketPeer peer = accepted(client);
			client.end();
			assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(peer::readText)
				.withMessage("connection 1 ended, waited for text");
		}
	}

	@Test
	void clientThatReadsNothingStallsTheWriteUntilTheLimit() {
		try (WebSocketTestServer impatient = WebSocketTestServer.builder().timeout(Duration.ofMillis(300)).start();
				RawClient client = new RawClient(impatient)) {
			client.sendHandshake("/");
			WebSocketPeer peer = impatient.nextPeer();
			peer.accept();
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> peer.sendBinary(new byte[64 * 1024 * 1024]))
				.withMessageMatching("the client did not take \\d+ bytes within 300 ms, connection 1 was cut");
			assertThat(peer.isOpen()).isFalse();
		}
	}

	@Test
	void nothingIsReadBeforeTheTestReads() {
		try (WebSocketTestServer small = WebSocketTestServer.builder().receiveBufferSize(4096).start();
				RawClient client = RawClient.upgraded(accepting(small))) {
			List<WebSocketPeer> peers = small.peers();
			Thread flood = new Thread(
					() -> client.send(WireFrame.binary(new byte[8_000_000]).withMasked(true).toBytes()));
			flood.start();
			await().during(Duration.ofMillis(200)).until(flood::isAlive);
			assertThat(peers.get(0).readBinary()).hasSize(8_000_000);
			await().until(() -> !flood.isAlive());
		}
	}

	private WebSocketPeer accepted(RawClient client) {
		client.sendHandshake("/");
		WebSocketPeer peer = this.server.nextPeer();
		peer.accept();
		client.readHead();
		return peer;
	}

	private WebSocketTestServer echoing() {
		this.server.onConnection(WebSocketPeer::echo);
		return this.server;
	}

	private WebSocketTestServer accepting(WebSocketTestServer server) {
		server.onConnection(WebSocketPeer::accept);
		return server;
	}

}
