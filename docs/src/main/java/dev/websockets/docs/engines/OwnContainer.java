package dev.websockets.docs.engines;

import jakarta.websocket.WebSocketContainer;
import org.glassfish.tyrus.client.ClientManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

// tag::container[]
@Configuration(proxyBeanMethods = false)
class OwnContainer {

	@Bean
	WebSocketContainer container() {
		return ClientManager.createClient(); // any JSR-356 client
	}

}
// end::container[]
