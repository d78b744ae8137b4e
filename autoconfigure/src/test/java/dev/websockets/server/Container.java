package dev.websockets.server;

import java.util.function.Supplier;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.server.RequestUpgradeStrategy;
import org.springframework.web.socket.server.jetty.JettyRequestUpgradeStrategy;
import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;

/**
 * The servlet containers that endpoints are tested on.
 */
enum Container {

	TOMCAT(Tomcat.class, StandardWebSocketUpgradeStrategy::new), JETTY(Jetty.class, JettyRequestUpgradeStrategy::new);

	private final Class<?> configuration;

	private final Supplier<RequestUpgradeStrategy> strategy;

	Container(Class<?> configuration, Supplier<RequestUpgradeStrategy> strategy) {
		this.configuration = configuration;
		this.strategy = strategy;
	}

	/**
	 * Spring's own strategy. By itself Spring goes by the class path, which has both
	 * containers here.
	 */
	RequestUpgradeStrategy strategy() {
		return this.strategy.get();
	}

	/**
	 * Configures the container, as an application would have it that has no other one.
	 */
	Class<?> configuration() {
		return this.configuration;
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(TomcatServletWebServerAutoConfiguration.class)
	static class Tomcat {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(JettyServletWebServerAutoConfiguration.class)
	static class Jetty {

	}

}
