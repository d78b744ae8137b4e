package dev.websockets.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * The connectors of an embedded Tomcat. Our engine needs sockets that Tomcat reads by
 * selectors.
 */
final class TomcatConnectors implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

	private final List<Connector> connectors = new CopyOnWriteArrayList<>();

	@Override
	public void customize(ConfigurableTomcatWebServerFactory factory) {
		factory.addConnectorCustomizers(this.connectors::add);
	}

	/**
	 * Why endpoints cannot be served.
	 * @return a sentence, or {@code null} if they can
	 */
	@Nullable String problem() {
		return this.connectors.stream()
			.map(Connector::getProtocolHandler)
			.filter((protocol) -> protocol instanceof AbstractHttp11Protocol<?>
					&& !(protocol instanceof Http11NioProtocol))
			.map((protocol) -> "The connector of Tomcat has the protocol " + protocol.getClass().getName()
					+ ", and our engine needs " + Http11NioProtocol.class.getName() + ".")
			.findFirst()
			.orElse(null);
	}

}
