package dev.websockets.behaviour;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.Inflater;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.converter.JacksonMessageConverter;
import dev.websockets.extension.DeflateSettings;
import dev.websockets.extension.PermessageDeflateFactory;
import dev.websockets.session.SessionThreads;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests at the worst moment, and compression by many at a time.
 */
@Timeout(200)
class RequestsMeanwhileTests {

	private static final Duration LONG = Duration.ofSeconds(100);

	@ParameterizedTest
	@ValueSource(strings = { "abort", "close", "peer-close", "peer-reset" })
	@DisplayName("no request hangs, and each gets its own reply, however the session ends meanwhile")
	void endsMeanwhile(String how) throws Exception {
		AtomicInteger replies = new AtomicInteger();
		WebSocketClient client = WebSocketClients.builder(new TyrusTransport())
			.converter(new JacksonMessageConverter(JsonMapper.builder().build()))
			.protocol(new LineProtocol())
			.settings(
					(settings) -> settings.withRequest((request) -> request.withTimeout(LONG).withMaxInFlight(10_000)))
			.build();
		for (int round = 0; round < 60; round++) {
			int end = ThreadLocalRandom.current().nextInt(200);
			AtomicInteger asked = new AtomicInteger();
			try (WebSocketTestServer server = RequestServer.start((peer, id, body) -> {
				peer.send(RequestServer.reply(id, body));
				if (asked.incrementAndGet() == end && how.equals("peer-close")) {
					peer.send(WireFrame.close(1000, ""));
				}
				if (asked.get() == end && how.equals("peer-reset")) {
					peer.reset();
				}
			}); WebSocketSession session = client.uri(server.uri("/")).open()) {
				List<CompletableFuture<Integer>> all = java.util.Collections.synchronizedList(new ArrayList<>());
				List<CompletableFuture<Integer>> tied = java.util.Collections.synchronizedList(new ArrayList<>());
				List<Thread> threads = new ArrayList<>();
				for (int t = 0; t < 4; t++) {
					int base = t * 1000;
					Thread thread = new Thread(() -> {
						for (int i = 0; i < 60; i++) {
							int number = base + i;
							if (i % 2 == 0) {
								CompletableFuture<Integer> one = session.requestAsync(number, Integer.class);
								all.add(one);
								tied.add(one.thenApply((reply) -> {
									assertThat(reply).isEqualTo(number);
									replies.incrementAndGet();
									return reply;
								}));
							}
							else {
								try {
									Integer reply = session.request(number, Integer.class);
									CompletableFuture<Integer> done = new CompletableFuture<>();
									tied.add(done);
									if (reply == number) {
										done.complete(reply);
									}
									else {
										done.completeExceptionally(new AssertionError(reply + " for " + number));
									}
								}
								catch (WebSocketException ex) {
									LockSupport.parkNanos(1000);
								}
							}
						}
					});
					thread.start();
					threads.add(thread);
				}
				if (how.equals("abort") || how.equals("close")) {
					LockSupport.parkNanos(end * 20_000L);
					if (how.equals("abort")) {
						session.abort();
					}
					else {
						session.close();
					}
				}
				for (Thread thread : threads) {
					thread.join(20_000);
					assertThat(thread.isAlive()).as("round %d: a request hangs", round).isFalse();
				}
				for (CompletableFuture<Integer> one : all) {
					assertThat(one.handle((value, ex) -> 1)).as("round %d", round)
						.succeedsWithin(Duration.ofSeconds(10));
				}
				for (CompletableFuture<Integer> one : tied) {
					one.handle((value, ex) -> {
						assertThat(ex == null || !(ex.getCause() instanceof AssertionError)).isTrue();
						return 1;
					}).get(10, TimeUnit.SECONDS);
				}
				session.abort();
			}
		}
		assertThat(replies).isNotNull();
	}

	@Test
	@DisplayName("B80 many send at a time, messages, streams and pings, compressed with context takeover, and idle releases between")
	void concurrentSenders() throws Exception {
		Map<Integer, byte[]> expected = new ConcurrentHashMap<>();
		AtomicInteger received = new AtomicInteger();
		CompletableFuture<String> problem = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(Map.of("Sec-WebSocket-Extensions", "permessage-deflate"));
				Inflater inflater = new Inflater(true);
				java.io.ByteArrayOutputStream message = new java.io.ByteArrayOutputStream();
				boolean compressed = false;
				WireFrame frame = peer.readFrame(LONG);
				while (frame.opcode() != WireFrame.CLOSE) {
					if (frame.opcode() < 8) {
						if (frame.opcode() != 0) {
							compressed = frame.rsv() == 4;
						}
						byte[] buffer = new byte[200_000];
						if (compressed) {
							byte[] in = frame.payload();
							if (frame.fin()) {
								in = Arrays.copyOf(in, in.length + 4);
								in[in.length - 1] = -1;
								in[in.length - 2] = -1;
							}
							inflater.setInput(in);
							int count;
							while ((count = inflater.inflate(buffer)) > 0) {
								message.write(buffer, 0, count);
							}
						}
						else {
							message.writeBytes(frame.payload());
						}
						if (frame.fin()) {
							byte[] bytes = message.toByteArray();
							message.reset();
							int id = java.nio.ByteBuffer.wrap(bytes).getInt();
							if (!Arrays.equals(expected.remove(id), bytes)) {
								problem.complete("message " + id + " of " + bytes.length);
							}
							received.incrementAndGet();
						}
					}
					frame = peer.readFrame(LONG);
				}
				peer.send(WireFrame.close(1000, ""));
				problem.complete("none");
			});
			WebSocketSession session = WebSocketClients.builder(new TyrusTransport(), new SessionThreads(4))
				.extensions(new PermessageDeflateFactory(DeflateSettings.defaults().withMinSize(DataSize.ofBytes(200))))
				.settings((settings) -> settings.withMaxFrameSize(DataSize.ofKilobytes(20))
					.withOutgoing((queue) -> queue.withSendTimeout(LONG)))
				.build()
				.uri(server.uri("/"))
				.open();
			CountDownLatch done = new CountDownLatch(4);
			AtomicInteger ids = new AtomicInteger();
			for (int t = 0; t < 4; t++) {
				int seed = t;
				new Thread(() -> {
					Random random = new Random(seed);
					for (int i = 0; i < 300; i++) {
						byte[] bytes = new byte[4 + random.nextInt((i % 20 == 0) ? 100_000 : 2000)];
						for (int j = 0; j < bytes.length; j++) {
							bytes[j] = (byte) random.nextInt(5);
						}
						int id = ids.incrementAndGet();
						java.nio.ByteBuffer.wrap(bytes).putInt(id);
						expected.put(id, bytes);
						if (i % 7 == 0) {
							try {
								session.sendStream(new ByteArrayInputStream(bytes));
							}
							catch (java.io.IOException ex) {
								throw new java.io.UncheckedIOException(ex);
							}
						}
						else {
							session.send(bytes);
						}
						session.extensions().size();
					}
					done.countDown();
				}).start();
			}
			assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
			session.close();
			assertThat(problem).succeedsWithin(Duration.ofSeconds(30)).isEqualTo("none");
			assertThat(received).hasValue(1200);
			assertThat(expected).isEmpty();
		}
	}

}
