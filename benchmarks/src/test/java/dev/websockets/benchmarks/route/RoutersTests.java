package dev.websockets.benchmarks.route;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.websockets.Message;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Routers}.
 */
class RoutersTests {

	@ParameterizedTest
	@MethodSource("dev.websockets.benchmarks.route.Routers#names")
	void routesTrades(String name) {
		Router router = Routers.create(name);
		Trade trade = new Trade("MSFT", 1.5, 2, "XNAS", "regular", 3, "14:30");
		String properties = "\"symbol\":\"MSFT\",\"price\":1.5,\"size\":2,\"exchange\":\"XNAS\","
				+ "\"condition\":\"regular\",\"sequence\":3,\"time\":\"14:30\"";
		assertThat(router.route(new Message.Text("{\"type\":\"trade\"," + properties + "}"))).isEqualTo(trade);
		assertThat(router.route(new Message.Text("{" + properties + ",\"type\":\"trade\"}"))).isEqualTo(trade);
	}

}
