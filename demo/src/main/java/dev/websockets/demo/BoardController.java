package dev.websockets.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketConnections;
import dev.websockets.WebSocketSession;
import dev.websockets.demo.QuoteBoard.Point;

/**
 * Tells the page what the client has seen.
 */
@RestController
class BoardController {

	private final QuoteBoard board;

	private final WebSocketConnection connection;

	private final Clock clock;

	BoardController(QuoteBoard board, WebSocketConnections connections, Clock clock) {
		this.board = board;
		this.connection = connections.get("quotes");
		this.clock = clock;
	}

	@GetMapping("/api/board")
	Board board() {
		WebSocketConnection.Status status = this.connection.status();
		return new Board(this.clock.instant(), status.state(), status.since(), this.board.messages(), roundTripMillis(),
				this.board.lastMinute());
	}

	private @Nullable Double roundTripMillis() {
		WebSocketSession session = this.connection.session();
		Duration roundTrip = (session != null) ? session.roundTripTime() : null;
		return (roundTrip != null) ? roundTrip.toNanos() / 1e6 : null;
	}

	/**
	 * What the page shows.
	 *
	 * @param now the time of the answer
	 * @param state the state of the connection
	 * @param since the time of its last change
	 * @param messages the number of quotes since the application started
	 * @param roundTripMillis the last round-trip time, or {@code null} before the first
	 * pong
	 * @param symbols the last minute of each symbol
	 */
	record Board(Instant now, State state, Instant since, long messages, @Nullable Double roundTripMillis,
			Map<String, List<Point>> symbols) {
	}

}
