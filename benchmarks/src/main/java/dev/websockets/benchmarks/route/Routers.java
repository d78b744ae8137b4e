package dev.websockets.benchmarks.route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All ways, by the names they have in results.
 */
public final class Routers {

	private static final Map<String, Function<JsonMapper, Router>> FACTORIES = factories();

	private Routers() {
	}

	private static Map<String, Function<JsonMapper, Router>> factories() {
		Map<String, Function<JsonMapper, Router>> factories = new LinkedHashMap<>();
		factories.put("websockets", HandlerRouter::new);
		factories.put("jackson", (mapper) -> (message) -> mapper.readValue(message.text(), Trade.class));
		factories.put("jackson-tree", Routers::byTree);
		factories.put("jackson-subtypes",
				(mapper) -> (message) -> mapper.readValue(message.text(), Event.class).trade());
		return factories;
	}

	private static Router byTree(JsonMapper mapper) {
		return (message) -> {
			JsonNode tree = mapper.readTree(message.text());
			if (!tree.path("type").stringValue("").equals("trade")) {
				throw new IllegalStateException("no trade: " + message);
			}
			return mapper.treeToValue(tree, Trade.class);
		};
	}

	/**
	 * The names of all ways, ours first. {@code jackson} knows the type beforehand, so it
	 * routes nothing.
	 * @return the names
	 */
	public static List<String> names() {
		return List.copyOf(FACTORIES.keySet());
	}

	/**
	 * Create a router.
	 * @param name its name
	 * @return a new router
	 */
	public static Router create(String name) {
		Function<JsonMapper, Router> factory = FACTORIES.get(name);
		if (factory == null) {
			throw new IllegalArgumentException("no router '" + name + "', but " + FACTORIES.keySet());
		}
		return factory.apply(JsonMapper.builder().build());
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	@JsonSubTypes({ @JsonSubTypes.Type(value = TradeEvent.class, name = "trade"),
			@JsonSubTypes.Type(value = QuoteEvent.class, name = "quote") })
	private sealed interface Event {

		Trade trade();

	}

	private record TradeEvent(String symbol, double price, int size, String exchange, String condition, long sequence,
			String time) implements Event {

		@Override
		public Trade trade() {
			return new Trade(this.symbol, this.price, this.size, this.exchange, this.condition, this.sequence,
					this.time);
		}

	}

	private record QuoteEvent(String symbol) implements Event {

		@Override
		public Trade trade() {
			throw new IllegalStateException("no trade: " + this);
		}

	}

}
