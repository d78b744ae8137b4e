package dev.websockets.benchmarks.scenario;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

import dev.websockets.Message;
import dev.websockets.benchmarks.route.Router;
import dev.websockets.benchmarks.route.Routers;
import dev.websockets.benchmarks.route.Trade;

/**
 * JSON texts of some 150 bytes, each routed by its type and converted to a record,
 * without a socket.
 */
public class Route extends Subject {

	/** So many different ones that none is foreseen. */
	private static final int MESSAGES = 256;

	private final Message.Text[] messages = new Message.Text[MESSAGES];

	private int next;

	private Router router;

	/**
	 * Write the messages.
	 */
	@Setup
	public void write() {
		this.router = Routers.create(this.client);
		for (int i = 0; i < MESSAGES; i++) {
			this.messages[i] = Message.of(message("\"type\":\"trade\"", """
					"symbol":"MSFT","price":%d.53,"size":%d,"exchange":"XNAS","condition":"regular",\
					"sequence":%d,"time":"14:30:05.%03d\"""".formatted(300 + i, i * 10, 8_812_734 + i, i)));
		}
	}

	/**
	 * Put a message together.
	 * @param type its type
	 * @param properties all other properties
	 * @return the text
	 */
	String message(String type, String properties) {
		return "{" + type + "," + properties + "}";
	}

	/**
	 * Route a message.
	 * @return what came of it
	 */
	@Benchmark
	public Trade route() {
		this.next = (this.next + 1) % MESSAGES;
		return this.router.route(this.messages[this.next]);
	}

}
