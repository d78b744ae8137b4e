package dev.websockets.test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What a script knows since its last reset. Connections report to it from their threads,
 * the test waits on it; nothing is sent or read under its lock.
 */
final class ScriptState {

	private final Monitor monitor = new Monitor();

	private final List<ScriptConnection> connections = new ArrayList<>();

	private final List<ScriptRule> connectRules = new ArrayList<>();

	private final Deque<ScriptRule> messageRules = new ArrayDeque<>();

	private final Deque<Refusal> refusals = new ArrayDeque<>();

	private final List<HandshakeRequest> handshakes = new ArrayList<>();

	private final List<String> received = new ArrayList<>();

	private final List<String> met = new ArrayList<>();

	@Nullable Refusal handshake(HandshakeRequest request) {
		return this.monitor.call(() -> {
			this.handshakes.add(request);
			return this.refusals.poll();
		});
	}

	ScriptConnection opened(WebSocketPeer peer) {
		List<ScriptRule> rules = new ArrayList<>();
		ScriptConnection connection = this.monitor.call(() -> {
			ScriptConnection created = new ScriptConnection(peer, this.connections.size() + 1);
			this.connections.add(created);
			rules.addAll(this.connectRules);
			return created;
		});
		rules.forEach((rule) -> rule.apply(new ImmediateReply(peer, null)));
		return connection;
	}

	void arrived(ScriptConnection connection, WireFrame message) {
		ScriptRule rule = this.monitor.call(() -> record(connection, message));
		if (rule != null) {
			rule.apply(new ImmediateReply(connection.peer(), message));
		}
	}

	void over(ScriptConnection connection) {
		this.monitor.run(connection::markOver);
	}

	void addConnectRule(ScriptRule rule) {
		List<ScriptConnection> open = this.monitor.call(() -> {
			this.connectRules.add(rule);
			return open().toList();
		});
		open.forEach((connection) -> rule.apply(new ImmediateReply(connection.peer(), null)));
	}

	void addMessageRule(ScriptRule rule) {
		List<ImmediateReply> replies = new ArrayList<>();
		this.monitor.run(() -> {
			this.messageRules.addFirst(rule);
			open().forEach((connection) -> connection.takeAll(rule::matches)
				.forEach((message) -> replies.add(new ImmediateReply(connection.peer(), message))));
		});
		replies.forEach(rule::apply);
	}

	void addRefusal(Refusal refusal) {
		this.monitor.run(() -> this.refusals.add(refusal));
	}

	ImmediateReply expect(Expectation expectation, Duration limit) {
		return await(limit, expectation.description(), () -> take(expectation));
	}

	ScriptConnection awaitOpen(Duration limit) {
		return await(limit, "an open connection", () -> open().reduce((older, newer) -> newer).orElse(null));
	}

	void awaitRefused(Duration limit) {
		await(limit, "a handshake, to refuse it as told by refuseNext(..)",
				() -> (this.refusals.isEmpty()) ? true : null);
	}

	void awaitOver(List<ScriptConnection> connections, Duration limit) {
		await(limit, "the end of " + connections,
				() -> (connections.stream().allMatch(ScriptConnection::isOver)) ? true : null);
	}

	void verifyNothingUntaken() {
		this.monitor.run(() -> {
			if (this.connections.stream().anyMatch(ScriptConnection::hasUntakenMessage)) {
				throw new AssertionError("the client sent what was not expected" + report());
			}
		});
	}

	/**
	 * Return the open connections.
	 * @return the connections, oldest first
	 */
	List<ScriptConnection> connections() {
		return this.monitor.call(() -> open().toList());
	}

	List<String> received() {
		return this.monitor.call(() -> List.copyOf(this.received));
	}

	List<HandshakeRequest> handshakes() {
		return this.monitor.call(() -> List.copyOf(this.handshakes));
	}

	/**
	 * Forget everything; what the present connections still send is not recorded.
	 * @return the connections that have not ended
	 */
	List<ScriptConnection> clear() {
		return this.monitor.call(() -> {
			List<ScriptConnection> alive = this.connections.stream()
				.filter((connection) -> !connection.isOver())
				.toList();
			Stream
				.of(this.connections, this.connectRules, this.messageRules, this.refusals, this.handshakes,
						this.received, this.met)
				.forEach(Collection::clear);
			return alive;
		});
	}

	private @Nullable ScriptRule record(ScriptConnection connection, WireFrame message) {
		if (!this.connections.contains(connection)) {
			return null;
		}
		if (message.opcode() == WireFrame.TEXT) {
			this.received.add(message.text());
		}
		for (ScriptRule rule : this.messageRules) {
			if (rule.matches(message)) {
				return rule;
			}
		}
		connection.add(message);
		return null;
	}

	private @Nullable ImmediateReply take(Expectation expectation) {
		Stream<ScriptConnection> others = this.connections.stream().filter((connection) -> !connection.isOpen());
		for (ScriptConnection connection : Stream.concat(open(), others).toList()) {
			WireFrame message = connection.takeOldest(expectation::matches);
			if (message != null) {
				this.met.add(expectation.description());
				return new ImmediateReply(connection.peer(), message);
			}
		}
		return null;
	}

	private Stream<ScriptConnection> open() {
		return this.connections.stream().filter(ScriptConnection::isOpen);
	}

	private <T> T await(Duration limit, String wanted, Supplier<@Nullable T> attempt) {
		return this.monitor.await(limit, attempt,
				() -> "expected " + wanted + " within " + WireText.describe(limit) + report());
	}

	private String report() {
		StringBuilder report = new StringBuilder();
		if (this.connections.isEmpty()) {
			report.append("\n  no client has connected");
		}
		this.connections.forEach((connection) -> report.append("\n  ").append(connection.report()));
		if (!this.met.isEmpty()) {
			report.append("\n  expected before, and received: ").append(WireText.describe(this.met));
		}
		return report.toString();
	}

}
