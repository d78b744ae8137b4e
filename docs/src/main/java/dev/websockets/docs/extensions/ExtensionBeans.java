package dev.websockets.docs.extensions;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.websockets.WebSocketExtensionFactory;

@Configuration(proxyBeanMethods = false)
class ExtensionBeans {

	private static final Log logger = LogFactory.getLog(ExtensionBeans.class);

	// tag::beans[]
	@Bean
	WebSocketExtensionFactory checksum() {
		return new Checksum();
	}

	@Bean
	WebSocketExtensionFactory frameLogger() {
		return new FrameLogger(logger::debug);
	}
	// end::beans[]

}
