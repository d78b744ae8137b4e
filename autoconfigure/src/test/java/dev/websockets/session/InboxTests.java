package dev.websockets.session;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.websockets.CloseReason.Initiator;
import dev.websockets.Message;
import dev.websockets.SessionSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InboxTests {

	private static final List<String> SENT = IntStream.range(0, 20).mapToObj(String::valueOf).toList();

	private static final SessionSettings SETTINGS = SessionSettings.defaults()
		.withIncoming((queue) -> queue.withCapacity(1));

	private final Inbox<Message> inbox = new Inbox<>("ws-0", SETTINGS, PendingRequests.NONE);

	private final InboxIntake<Message> intake = new InboxIntake<>(this.inbox, SETTINGS, PendingRequests.NONE,
			(breach) -> {
			});

	private final IncomingFrames<Message> incoming = new IncomingFrames<>(this.inbox, new ReadingThread(),
			Runnable::run);

	private CompletableFuture<Void> read() {
		return CompletableFuture.runAsync(() -> {
			SENT.forEach(this::offer);
			end();
		}, (task) -> new Thread(task, "reader").start());
	}

	private void offer(String text) {
		this.intake.offer(Message.of(text));
		this.intake.queue();
	}

	private void end() {
		Ending ending = Ending.closed(1000, "", Initiator.REMOTE);
		this.inbox.end(new End(ending, ending.reason(new Unsent(0, 0))));
	}

	@RepeatedTest(200)
	@DisplayName("B60 forEach that takes over from a full queue gets every message once, in order")
	void handOverToAction() {
		CompletableFuture<Void> reading = read();
		List<String> received = new CopyOnWriteArrayList<>();
		this.incoming.forEach((message) -> received.add(((Message.Text) message).text()));
		assertThat(reading).succeedsWithin(10, TimeUnit.SECONDS);
		assertThat(received).isEqualTo(SENT);
		assertThat(this.incoming.size()).isZero();
	}

	@RepeatedTest(200)
	@DisplayName("B46 discard that takes over from a full queue lets reading go on")
	void handOverToNobody() {
		CompletableFuture<Void> reading = read();
		this.incoming.discard();
		assertThat(reading).succeedsWithin(10, TimeUnit.SECONDS);
		assertThat(this.incoming.size()).isZero();
	}

	@RepeatedTest(200)
	@DisplayName("B60 what a paused reading thread holds reaches each of those who wait")
	void severalReaders() {
		List<CompletableFuture<Message>> received = Stream
			.generate(() -> CompletableFuture.supplyAsync(() -> this.incoming.receive(Duration.ofSeconds(10)),
					(task) -> new Thread(task, "taker").start()))
			.limit(8)
			.toList();
		CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> {
			IntStream.range(0, 8).forEach((i) -> this.intake.offer(Message.of("" + i)));
			this.intake.queue();
		}, (task) -> new Thread(task, "reader").start());
		assertThat(received).allSatisfy((message) -> assertThat(message).succeedsWithin(5, TimeUnit.SECONDS));
		assertThat(reading).succeedsWithin(5, TimeUnit.SECONDS);
	}

	@Test
	@DisplayName("forEach returns at the end also if another reader has taken its place")
	void replacedReceiver() {
		List<Message> received = new CopyOnWriteArrayList<>();
		CompletableFuture<Void> loop = CompletableFuture.runAsync(() -> this.incoming.forEach(received::add),
				(task) -> new Thread(task, "loop").start());
		await().until(() -> {
			offer("x");
			return received.size() > 1;
		});
		this.incoming.discard();
		end();
		assertThat(loop).succeedsWithin(5, TimeUnit.SECONDS);
	}

	@Test
	@DisplayName("B60 what was gathered before forEach took over is left to another thread")
	void gatheredBeforeAction() {
		Thread gathering = Thread.currentThread();
		List<Thread> acting = new CopyOnWriteArrayList<>();
		this.intake.gather();
		this.intake.offer(Message.of("gathered"));
		CompletableFuture<Void> action = CompletableFuture
			.runAsync(() -> this.incoming.forEach((message) -> acting.add(Thread.currentThread())));
		await().until(() -> !this.intake.isPlain());
		Runnable rest = this.intake.queueNow();
		assertThat(acting).isEmpty();
		assertThat(rest).isNotNull();
		CompletableFuture.runAsync(rest).join();
		end();
		assertThat(action).succeedsWithin(10, TimeUnit.SECONDS);
		assertThat(acting).hasSize(1).doesNotContain(gathering);
	}

	@Test
	@DisplayName("B60 what was gathered and finds no room is left to who may wait")
	void gatheredWithoutRoom() {
		this.intake.gather();
		SENT.forEach((text) -> this.intake.offer(Message.of(text)));
		Runnable rest = this.intake.queueNow();
		assertThat(this.incoming.size()).isEqualTo(1);
		assertThat(rest).isNotNull();
		CompletableFuture<Void> waiting = CompletableFuture.runAsync(rest);
		List<String> received = SENT.stream().map((text) -> ((Message.Text) this.incoming.receive()).text()).toList();
		assertThat(received).isEqualTo(SENT);
		assertThat(waiting).succeedsWithin(10, TimeUnit.SECONDS);
	}

}
