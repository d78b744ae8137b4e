package dev.websockets.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

import dev.websockets.CloseCode;
import dev.websockets.Frame;
import dev.websockets.Message;

/**
 * Sends one message in fragments, as they are read.
 */
final class StreamSender {

	private static final int FRAGMENT_SIZE = 16 * 1024;

	private final OutgoingMessages outgoing;

	private final SessionLife<?> life;

	private boolean begun;

	StreamSender(OutgoingMessages outgoing, SessionLife<?> life) {
		this.outgoing = outgoing;
		this.life = life;
	}

	void send(InputStream stream) throws IOException {
		completely(() -> {
			byte[] fragment = stream.readNBytes(FRAGMENT_SIZE);
			while (fragment.length == FRAGMENT_SIZE) {
				sendFragment(Message.of(fragment), false);
				fragment = stream.readNBytes(FRAGMENT_SIZE);
			}
			sendFragment(Message.of(fragment), true);
		});
	}

	void send(Reader reader) throws IOException {
		completely(() -> {
			char[] buffer = new char[FRAGMENT_SIZE];
			int held = 0;
			int read = readFully(reader, buffer, 0);
			while (held + read == buffer.length) {
				boolean splitsPair = Character.isHighSurrogate(buffer[buffer.length - 1]);
				held = splitsPair ? 1 : 0;
				sendFragment(Message.of(new String(buffer, 0, buffer.length - held)), false);
				buffer[0] = buffer[buffer.length - 1];
				read = readFully(reader, buffer, held);
			}
			sendFragment(Message.of(new String(buffer, 0, held + read)), true);
		});
	}

	private void sendFragment(Message fragment, boolean last) {
		this.outgoing.send(Outbound.fragment(fragment, this, last));
		this.begun = true;
	}

	/**
	 * A message that cannot be completed leaves nothing to send after it.
	 */
	private void completely(Source source) throws IOException {
		boolean complete = false;
		try {
			source.sendAll();
			complete = true;
		}
		finally {
			if (!complete && this.begun) {
				this.life.close(new Frame.Close(CloseCode.INTERNAL_ERROR, "message incomplete"));
			}
		}
	}

	private static int readFully(Reader reader, char[] buffer, int offset) throws IOException {
		int end = offset;
		while (end < buffer.length) {
			int read = reader.read(buffer, end, buffer.length - end);
			if (read < 0) {
				break;
			}
			end += read;
		}
		return end - offset;
	}

	/**
	 * What a message is read from.
	 */
	private interface Source {

		void sendAll() throws IOException;

	}

}
