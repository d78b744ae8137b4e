package dev.websockets.test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * One accepted connection of a script, with the messages and the Close that nothing has
 * taken yet. Guarded by the monitor of {@link ScriptState}.
 */
final class ScriptConnection {

	private final Deque<WireFrame> untaken = new ArrayDeque<>();

	private final WebSocketPeer peer;

	private final int number;

	private boolean over;

	ScriptConnection(WebSocketPeer peer, int number) {
		this.peer = peer;
		this.number = number;
	}

	WebSocketPeer peer() {
		return this.peer;
	}

	void add(WireFrame message) {
		this.untaken.add(message);
		this.over |= message.opcode() == WireFrame.CLOSE;
	}

	/**
	 * Take the oldest message if it is the one that is looked for. A connection that the
	 * script has dropped gives none: the client is expected to say it again.
	 * @param wanted tells whether it is
	 * @return the message, or null
	 */
	@Nullable WireFrame takeOldest(Predicate<WireFrame> wanted) {
		WireFrame oldest = this.untaken.peek();
		if (oldest == null || this.peer.isDropped() || !wanted.test(oldest)) {
			return null;
		}
		return this.untaken.remove();
	}

	List<WireFrame> takeAll(Predicate<WireFrame> wanted) {
		List<WireFrame> taken = this.untaken.stream().filter(wanted).toList();
		this.untaken.removeAll(taken);
		return taken;
	}

	boolean hasUntakenMessage() {
		return !this.peer.isDropped()
				&& this.untaken.stream().anyMatch((message) -> message.opcode() != WireFrame.CLOSE);
	}

	/**
	 * Return whether the script can send on the connection.
	 * @return false once a Close was sent or received, or the connection has ended
	 */
	boolean isOpen() {
		return !isOver() && !this.peer.isCloseSent();
	}

	boolean isOver() {
		return this.over || !this.peer.isOpen();
	}

	void markOver() {
		this.over = true;
	}

	String report() {
		return this + ((this.untaken.isEmpty()) ? ": nothing received that was not expected"
				: ": received, not expected yet: " + WireText.describe(this.untaken));
	}

	@Override
	public String toString() {
		String state = (this.peer.isDropped()) ? "dropped" : (isOpen()) ? "open" : "over";
		return "connection " + this.number + " to " + this.peer.request().target() + " (" + state + ")";
	}

}
