package dev.websockets.benchmarks.endpoint;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.server.standard.ServerEndpointExporter;

/**
 * An application with an annotated endpoint of JSR-356, on Tomcat's engine.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class AnnotatedEcho {

	@Bean
	ServerEndpointExporter endpoints() {
		ServerEndpointExporter exporter = new ServerEndpointExporter();
		exporter.setAnnotatedEndpointClasses(Endpoint.class);
		return exporter;
	}

	/**
	 * Public, and made by its constructor for each session, as JSR-356 asks for.
	 */
	@ServerEndpoint(Server.ECHO)
	public static final class Endpoint {

		/**
		 * Send a text back.
		 * @param text what came
		 * @return the same
		 */
		@OnMessage
		public String echo(String text) {
			return text;
		}

	}

}
