package dev.websockets.docs.broadcast;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.stereotype.Component;

import dev.websockets.BroadcastResult;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketSessions;
import dev.websockets.annotation.WebSocketHandler;

@Component
class Quotes {

	private static final Log logger = LogFactory.getLog(Quotes.class);

	private final WebSocketSessions sessions;

	Quotes(WebSocketSessions sessions) {
		this.sessions = sessions;
	}

	@WebSocketHandler(path = "/quotes")
	void subscribe(Subscription subscription, WebSocketSession session) {
		session.attributes().put("symbol", subscription.symbol());
	}

	// tag::broadcast[]
	void publish(Quote quote) {
		this.sessions.at("/quotes").broadcast(quote);
	}
	// end::broadcast[]

	// tag::selection[]
	void select(Quote quote, WebSocketSession one) {
		this.sessions.broadcast("to everybody, at all endpoints");
		this.sessions.at("/quotes").withAttribute("symbol", quote.symbol()).broadcast(quote);
		this.sessions.at("/quotes").except(one).broadcast(quote);
		this.sessions.at("/quotes").filter(Quotes::isAbroad).local().broadcast(quote);
	}
	// end::selection[]

	private static boolean isAbroad(WebSocketSession session) {
		return !"XX".equals(session.attributes().get("country"));
	}

	// tag::result[]
	void publishAndCount(Quote quote) {
		BroadcastResult result = this.sessions.at("/quotes").broadcast(quote);
		if (result.closed() > 0 || result.dropped() > 0) {
			logger.warn(quote + " went to " + result.queued() + " sessions, " + result.closed() + " were closed and "
					+ result.dropped() + " messages dropped");
		}
	}
	// end::result[]

	record Subscription(String symbol) {

	}

	record Quote(String symbol, double price) {

	}

}
