package dev.websockets.test;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A standing rule: keeps its steps and takes them each time it applies. A step that is
 * added after the rule has applied is taken there too, so that it does not matter whether
 * the client or the test is first.
 */
final class ScriptRule implements ScriptReply {

	private final List<Consumer<ScriptReply>> steps = new CopyOnWriteArrayList<>();

	private final List<Application> applications = new CopyOnWriteArrayList<>();

	private final Predicate<WireFrame> messages;

	ScriptRule(Predicate<WireFrame> messages) {
		this.messages = messages;
	}

	boolean matches(WireFrame message) {
		return this.messages.test(message);
	}

	void apply(ImmediateReply reply) {
		this.applications.removeIf(Application::isOver);
		Application application = new Application(reply);
		this.applications.add(application);
		application.takeSteps();
	}

	@Override
	public ScriptReply thenSend(String text) {
		return add((reply) -> reply.thenSend(text));
	}

	@Override
	public ScriptReply thenAnswer(UnaryOperator<String> answer) {
		return add((reply) -> reply.thenAnswer(answer));
	}

	@Override
	public ScriptReply thenSendBinary(byte... bytes) {
		return add((reply) -> reply.thenSendBinary(bytes));
	}

	@Override
	public void thenClose(int code, String text) {
		add((reply) -> reply.thenClose(code, text));
	}

	@Override
	public void thenDrop() {
		add(ScriptReply::thenDrop);
	}

	private ScriptReply add(Consumer<ScriptReply> step) {
		this.steps.add(step);
		this.applications.forEach(Application::takeSteps);
		return this;
	}

	/**
	 * The rule on one message or connection.
	 */
	private final class Application {

		private final ReentrantLock lock = new ReentrantLock();

		private final ImmediateReply reply;

		private int taken;

		Application(ImmediateReply reply) {
			this.reply = reply;
		}

		void takeSteps() {
			this.lock.lock();
			try {
				while (this.taken < ScriptRule.this.steps.size()) {
					ScriptRule.this.steps.get(this.taken++).accept(this.reply);
				}
			}
			catch (UncheckedIOException ex) {
				// the connection has ended, the rule goes on with the others
			}
			finally {
				this.lock.unlock();
			}
		}

		boolean isOver() {
			return !this.reply.peer().isOpen();
		}

	}

}
