package dev.websockets.docs.client;

import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.ParameterizedTypeReference;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketSession;

class TypedTrades {

	private static final Log log = LogFactory.getLog(TypedTrades.class);

	private final WebSocketClient client;

	TypedTrades(WebSocketClient client) {
		this.client = client;
	}

	double total(String key) {
		double total = 0;
		// tag::typed[]
		try (WebSocketSession session = this.client.uri("/trades/{symbol}", "MSFT")
			.header("X-Key", key)
			.subprotocols("trades.v2")
			.open()) {
			session.convertAndSend(new Subscribe("MSFT"));
			Trade first = session.receiveAndConvert(Trade.class);
			List<Trade> more = session.receiveAndConvert(new ParameterizedTypeReference<>() {
			});
			total = first.price() + more.stream().mapToDouble(Trade::price).sum();
		}
		catch (WebSocketHandshakeRefusedException ex) {
			log.warn("refused with status " + ex.statusCode());
		}
		// end::typed[]
		return total;
	}

}
