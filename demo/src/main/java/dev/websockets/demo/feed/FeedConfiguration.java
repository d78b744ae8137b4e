package dev.websockets.demo.feed;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.scheduling.annotation.EnableScheduling;

import dev.websockets.WebSocketSessions;

/**
 * Serves the feed at {@code /feed}: a tick of each symbol twice a second, a day of
 * history in ten seconds.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class FeedConfiguration {

	private static final int STEPS_PER_DAY = 20;

	@Bean
	PriceHistory priceHistory(@Value("classpath:feed/usd-2025.csv") Resource csv) throws IOException {
		return PriceHistory.read(csv);
	}

	@Bean
	Feed feed(PriceHistory history, WebSocketSessions sessions) {
		Map<String, Replay> replays = new TreeMap<>();
		history.rates().forEach((symbol, rates) -> replays.put(symbol, new Replay(symbol, rates, STEPS_PER_DAY)));
		return new Feed(replays, sessions);
	}

}
