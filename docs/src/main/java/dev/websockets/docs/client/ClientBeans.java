package dev.websockets.docs.client;

import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.websockets.autoconfigure.WebSocketClientCustomizer;

@Configuration(proxyBeanMethods = false)
class ClientBeans {

	// tag::customizers[]
	@Bean
	WebSocketClientCustomizer userAgent() {
		return (clientName, builder) -> builder.defaultHeader("User-Agent", "quotes/1.0");
	}

	@Bean
	WebSocketClientCustomizer patience() {
		return WebSocketClientCustomizer.forClient("trade-history",
				(builder) -> builder.settings((settings) -> settings.withCloseTimeout(Duration.ofSeconds(30))));
	}
	// end::customizers[]

}
