package dev.websockets.transport.tyrus;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;
import org.glassfish.tyrus.spi.WriterInfo;

/**
 * Tyrus closes its writer as soon as it has written a Close frame, which would end the
 * connection before the peer's Close came. The link decides when to close, and puts the
 * status code into the frame that Tyrus would not send.
 */
final class LinkedWriter extends Writer {

	private final Writer delegate;

	private final TyrusLink link;

	LinkedWriter(Writer delegate, TyrusLink link) {
		this.delegate = delegate;
		this.link = link;
	}

	@Override
	public void write(ByteBuffer buffer, CompletionHandler<ByteBuffer> handler) {
		this.delegate.write(buffer, handler);
	}

	@Override
	public void write(ByteBuffer buffer, CompletionHandler<ByteBuffer> handler, WriterInfo info) {
		if (info.getMessageType() == WriterInfo.MessageType.CLOSE) {
			Integer code = this.link.closeCode();
			if (code != null) {
				MaskedCloseFrame.setCode(buffer, code);
			}
		}
		this.delegate.write(buffer, handler, info);
	}

	@Override
	public void close() throws IOException {
		if (this.link.mayClose()) {
			this.delegate.close();
		}
	}

}
