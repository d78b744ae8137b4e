package dev.websockets.test;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Starts the server of a context and points the clients' URLs to it. Two customizers are
 * equal, and their contexts are shared, if they name the same clients.
 *
 * @param clients the clients that have no properties
 */
record MockWebSocketServerContextCustomizer(Set<String> clients) implements ContextCustomizer {

	static final String SCRIPT_BEAN = "websocketsServerScript";

	static final String SERVER_BEAN = "websocketsTestServer";

	private static final Map<String, Object> QUICK_RECONNECT = Map.of("websockets.reconnect.initial-delay", "50ms",
			"websockets.reconnect.min-delay", "10ms", "websockets.reconnect.max-delay", "500ms");

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
		WebSocketServerScript script = WebSocketServerScript.start();
		DefaultSingletonBeanRegistry beans = (DefaultSingletonBeanRegistry) context.getBeanFactory();
		beans.registerSingleton(SERVER_BEAN, script.server());
		beans.registerSingleton(SCRIPT_BEAN, script);
		beans.registerDisposableBean(SCRIPT_BEAN, script::close);
		addProperties(context.getEnvironment(), script);
	}

	private void addProperties(ConfigurableEnvironment environment, WebSocketServerScript script) {
		Map<String, Object> properties = new HashMap<>();
		properties.put("local.websockets.url", script.uri().toString());
		ConfiguredClients.find(environment, this.clients)
			.forEach((name, path) -> properties.put(name, script.uri() + path));
		environment.getPropertySources().addFirst(new MapPropertySource("websocketsTestServer", properties));
		environment.getPropertySources().addLast(new MapPropertySource("websocketsTestReconnect", QUICK_RECONNECT));
	}

}
