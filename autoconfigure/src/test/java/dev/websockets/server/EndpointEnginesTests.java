package dev.websockets.server;

import java.util.function.UnaryOperator;

import org.apache.coyote.http11.Http11Nio2Protocol;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.context.servlet.AnnotationConfigServletWebApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.web.MockServletContext;
import org.springframework.util.unit.DataSize;

import dev.websockets.WebSocketExtensionFactory;
import dev.websockets.autoconfigure.InvalidWebSocketPropertyException;
import dev.websockets.autoconfigure.UnsupportedEndpointsException;
import dev.websockets.autoconfigure.WebSocketServerAutoConfiguration;
import dev.websockets.autoconfigure.WebSocketsAutoConfiguration;
import dev.websockets.extension.DeflateSettings;
import dev.websockets.extension.PermessageDeflateFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the choice of the engine, and for what is refused with it.
 */
class EndpointEnginesTests {

	private static final String ENGINE = "websockets.server.engine";

	private static final String CONTAINER = ENGINE + "=container";

	private final WebApplicationContextRunner contextRunner = on("Another container/1.0");

	/**
	 * An application in a servlet container, by what that calls itself.
	 */
	private static WebApplicationContextRunner on(String serverInfo) {
		return new WebApplicationContextRunner(() -> {
			AnnotationConfigServletWebApplicationContext context = new AnnotationConfigServletWebApplicationContext();
			context.setServletContext(new MockServletContext() {

				@Override
				public String getServerInfo() {
					return serverInfo;
				}

			});
			return context;
		}).withConfiguration(
				AutoConfigurations.of(WebSocketsAutoConfiguration.class, WebSocketServerAutoConfiguration.class));
	}

	private static WebSocketRouter.Builder echo(WebSocketRouter.Builder router) {
		return router.webSocket("/echo", (session) -> session.incoming().forEach(session::send));
	}

	private static WebApplicationContextRunner with(WebApplicationContextRunner runner,
			UnaryOperator<WebSocketRouter.Builder> endpoints) {
		return runner.withBean(WebSocketRouter.class, () -> endpoints.apply(WebSocketRouter.route()).build());
	}

	private static void assertRefused(WebApplicationContextRunner runner, String property, String value,
			String action) {
		with(runner, EndpointEnginesTests::echo).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).isInstanceOfSatisfying(InvalidWebSocketPropertyException.class,
					(ex) -> {
						assertThat(ex.property()).isEqualTo(property);
						assertThat(ex.value()).hasToString(value);
						assertThat(ex.action()).contains(action);
					});
		});
	}

	@ParameterizedTest
	@CsvSource({ "websockets.threads, platform, platform", "websockets.compression.enabled, true, true",
			"websockets.server.compression.enabled, true, true", "websockets.max-frame-size, 4KB, 4096B",
			"websockets.server.max-frame-size, 4KB, 4096B" })
	void containerRefusesProperties(String property, String value, String shown) {
		assertRefused(this.contextRunner.withPropertyValues(CONTAINER, property + "=" + value), property, shown,
				"websockets.server.engine=own");
	}

	@Test
	void containerRefusesExtensions() {
		assertRefused(
				this.contextRunner.withPropertyValues(CONTAINER)
					.withBean("deflate", WebSocketExtensionFactory.class,
							() -> new PermessageDeflateFactory(DeflateSettings.defaults())),
				ENGINE, "container", "websockets.server.engine=own");
	}

	@Test
	void whatClientsCanDoIsNoObstacleIfEndpointsDoNot() {
		with(this.contextRunner, EndpointEnginesTests::echo)
			.withPropertyValues(CONTAINER, "websockets.compression.enabled=true", "websockets.max-frame-size=4KB",
					"websockets.server.compression.enabled=false", "websockets.server.max-frame-size=1MB")
			.run((context) -> assertThat(context.getStartupFailure()).isInstanceOfSatisfying(
					InvalidWebSocketPropertyException.class,
					(ex) -> assertThat(ex.reason()).contains("has no WebSocket engine")));
	}

	@Test
	void containerRefusesRawEndpointsAndThoseWithSmallFrames() {
		with(this.contextRunner, (router) -> echo(router).webSocketRaw("/raw", (session) -> {
		})).withPropertyValues(CONTAINER)
			.run((context) -> assertThat(context.getStartupFailure()).isInstanceOf(UnsupportedEndpointsException.class)
				.hasMessage("The engine container cannot serve the endpoints [/raw], as they show every frame"));
		with(this.contextRunner, (router) -> router.webSocket("/small",
				(endpoint) -> endpoint.settings((settings) -> settings.withMaxFrameSize(DataSize.ofKilobytes(4))),
				(session) -> {
				}))
			.withPropertyValues(CONTAINER)
			.run((context) -> assertThat(context.getStartupFailure()).isInstanceOfSatisfying(
					UnsupportedEndpointsException.class, (ex) -> assertThat(ex.paths()).containsExactly("/small")));
	}

	@Test
	void withoutEndpointsEveryContainerWillDo() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed());
		this.contextRunner.withPropertyValues(CONTAINER, "websockets.compression.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void ownNeedsAContainerItKnows() {
		assertRefused(this.contextRunner, ENGINE, "own", "websockets.server.engine=container");
	}

	@ParameterizedTest
	@CsvSource({ "Apache Tomcat/11.0.22, org.apache.coyote", "jetty/12.1.10, org.eclipse.jetty.ee11.servlet" })
	void ownNeedsTheClassesOfTheContainer(String serverInfo, String classes) {
		assertRefused(on(serverInfo).withClassLoader(new FilteredClassLoader(classes)), ENGINE, "own",
				"websockets.server.engine=container");
	}

	@ParameterizedTest
	@ValueSource(strings = { "own", "container" })
	@DisplayName("an application with endpoints starts on mocks of the servlet API, as tests have it by default")
	void mocks(String engine) {
		with(new WebApplicationContextRunner().withConfiguration(
				AutoConfigurations.of(WebSocketsAutoConfiguration.class, WebSocketServerAutoConfiguration.class)),
				EndpointEnginesTests::echo)
			.withPropertyValues(ENGINE + "=" + engine)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void ownNeedsTheNioConnectorOfTomcat() {
		assertThatExceptionOfType(InvalidWebSocketPropertyException.class)
			.isThrownBy(
					() -> EndpointServer.with(Container.TOMCAT, EndpointEnginesTests::nio2, ENGINE + "=own").close())
			.satisfies((ex) -> {
				assertThat(ex.property()).isEqualTo(ENGINE);
				assertThat(ex.reason()).contains(Http11Nio2Protocol.class.getName());
				assertThat(ex.action()).contains("websockets.server.engine=container");
			});
	}

	@Test
	void containerTakesAnyConnector() {
		try (EndpointServer server = EndpointServer.with(Container.TOMCAT, EndpointEnginesTests::nio2, CONTAINER)) {
			assertThat(server.port()).isPositive();
		}
	}

	@ParameterizedTest
	@EnumSource
	void sitesStart(Site site) {
		try (EndpointServer server = EndpointServer.start(site, EndpointEnginesTests::echo)) {
			assertThat(server.bean(WebSocketServer.class).hasEndpoints()).isTrue();
		}
	}

	private static void nio2(GenericApplicationContext beans) {
		TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory();
		factory.setProtocol(Http11Nio2Protocol.class.getName());
		beans.registerBean(TomcatServletWebServerFactory.class, () -> factory);
		beans.registerBean(WebSocketRouter.class, () -> echo(WebSocketRouter.route()).build());
	}

}
