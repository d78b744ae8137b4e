package dev.websockets.docs.handlers;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

// tag::types[]
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @JsonSubTypes.Type(value = Event.Trade.class, name = "trade"),
		@JsonSubTypes.Type(value = Event.Halt.class, name = "halt"),
		@JsonSubTypes.Type(value = Event.Notice.class, name = "notice") })
sealed interface Event {

	record Trade(String symbol, double price) implements Event {
	}

	record Halt(String symbol) implements Event {
	}

	record Notice(String text) implements Event {
	}

}
// end::types[]
