package dev.websockets.server;

import java.util.concurrent.CompletableFuture;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.websockets.CloseCode;
import dev.websockets.Frame;
import dev.websockets.RawWebSocketSession;
import dev.websockets.SessionBlock;
import dev.websockets.WebSocketException;

/**
 * Runs a block for each session: its end closes with 1000, its failure with 1011.
 */
final class BlockService {

	private static final Log logger = LogFactory.getLog(BlockService.class);

	private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

	private static final String FAILED = "unexpected condition";

	private BlockService() {
	}

	static EndpointService.OfMessages ofMessages(SessionBlock<?> block) {
		return (session, ready) -> {
			try {
				ready.run();
				block.run(session);
				session.close();
			}
			catch (Throwable ex) {
				tell(ex, session, session.isOpen());
				session.closeAsync(CloseCode.INTERNAL_ERROR, FAILED);
			}
			return DONE;
		};
	}

	static EndpointService.OfFrames ofFrames(RawSessionBlock<?> block) {
		return (session) -> {
			try {
				block.run(session);
				session.close();
			}
			catch (Throwable ex) {
				tell(ex, session, true);
				close(session);
			}
			return DONE;
		};
	}

	/**
	 * That a session ended under a block is no failure of the block, and its reason is
	 * known to who asks.
	 */
	private static void tell(Throwable failure, Object session, boolean open) {
		if (!open && failure instanceof WebSocketException) {
			logger.debug("The block of " + session + " ended with its session", failure);
		}
		else {
			logger.error("The block of " + session + " failed", failure);
		}
	}

	private static void close(RawWebSocketSession session) {
		try {
			session.outgoing().trySend(new Frame.Close(CloseCode.INTERNAL_ERROR, FAILED));
		}
		catch (WebSocketException ex) {
			logger.debug("There is no more to close of " + session, ex);
		}
	}

}
