package dev.websockets.docs.errors;

import java.time.Duration;

import dev.websockets.CloseCode;
import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;

final class Failures {

	private Failures() {
	}

	static String open(WebSocketClient client, String uri) {
		// tag::opening[]
		try (WebSocketSession session = client.uri(uri).open()) {
			return session.incoming().receive(Duration.ofSeconds(2)).toString();
		}
		catch (WebSocketHandshakeRefusedException ex) { // an answer, but not 101
			return "status " + ex.statusCode() + ", " + ex.bodyAsString() + ", again in " + ex.retryAfter();
		}
		catch (WebSocketConnectException ex) { // host, port, TLS, or a proxy
			return "nobody there";
		}
		catch (WebSocketTimeoutException ex) { // connecting, or the message
			return "too late";
		}
		catch (WebSocketClosedException ex) { // the peer closed before the first message
			return (ex.closeReason().code() == CloseCode.TRY_AGAIN_LATER) ? "busy" : "closed";
		}
		// end::opening[]
	}

	static String conversion(WebSocketSession session) {
		// tag::conversion[]
		try {
			return "price " + session.receiveAndConvert(Double.class);
		}
		catch (WebSocketConversionException ex) {
			Message message = ex.failedMessage(); // the session lives on
			return "not a price: " + message;
		}
		// end::conversion[]
	}

}
