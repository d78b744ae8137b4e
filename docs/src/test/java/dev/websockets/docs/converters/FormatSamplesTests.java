package dev.websockets.docs.converters;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import com.google.protobuf.Timestamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.DefaultResourceLoader;

import dev.websockets.Message;
import dev.websockets.WebSocketConnections;
import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketSession;
import dev.websockets.docs.DocumentedOutput;
import dev.websockets.docs.Samples;
import dev.websockets.test.WebSocketServerScript;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class FormatSamplesTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private static void run(BiConsumer<WebSocketServerScript, ApplicationContext> test) {
		try (WebSocketServerScript server = WebSocketServerScript.start()) {
			Samples.application("formats.yml")
				.withUserConfiguration(FormatBeans.class, Clock.class)
				.withSystemProperties(Stream.of("telemetry", "orders", "clock", "accounts", "market")
					.map((name) -> "websockets.clients." + name + ".url=" + server.uri() + "/" + name)
					.toArray(String[]::new))
				.run((context) -> test.accept(server, context));
		}
	}

	private static WebSocketSession session(ApplicationContext context, String name) {
		return context.getBean(WebSocketConnections.class).get(name).awaitOpen(SOON);
	}

	@Test
	void everyFormat() {
		run((server, context) -> {
			session(context, "orders").convertAndSend(new Order(7, "MSFT"));
			server.expectText("an order", (text) -> shows("xml", text));
			session(context, "telemetry").convertAndSend(new Order(7, "MSFT"));
			server.expectBinary("an order", (bytes) -> shows("cbor", HexFormat.ofDelimiter(" ").formatHex(bytes)));
			session(context, "accounts").convertAndSend(new Account("Ada"));
			server.expectText("an account", (text) -> shows("gson", text));
			session(context, "market").convertAndSend(List.of(new Order(7, "MSFT")),
					new ParameterizedTypeReference<List<Order>>() {
					});
			server.expectText("[{\"id\":7,\"symbol\":\"MSFT\"}]");
		});
	}

	@Test
	void protocolBuffers() {
		Timestamp time = Timestamp.newBuilder().setSeconds(1_769_860_800).build();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.sendBinary(time.toByteArray());
				peer.echo();
			});
			Samples.application()
				.withUserConfiguration(Clock.class)
				.withPropertyValues("websockets.clients.clock.url=" + server.uri(),
						"websockets.clients.clock.converter=protobuf")
				.run((context) -> await().until(() -> context.getBean(Clock.class).time().equals(time)));
		}
	}

	private static boolean shows(String name, String message) {
		DocumentedOutput.check("converters.md", name, message);
		return true;
	}

	@Test
	void whatCannotBeRead() {
		run((server, context) -> {
			Message text = Message.of("{}");
			assertThatExceptionOfType(WebSocketConversionException.class)
				.isThrownBy(() -> session(context, "telemetry").converter().fromMessage(text, Order.class))
				.satisfies((ex) -> shows("binary-only", ex.getMessage()));
			assertThatExceptionOfType(WebSocketConversionException.class)
				.isThrownBy(() -> session(context, "clock").converter().toMessage(new Account("Ada"), Account.class))
				.satisfies((ex) -> shows("no-message-lite", ex.getMessage()));
			byte[] stolen = "<!DOCTYPE o [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><o>&e;</o>"
				.getBytes(StandardCharsets.UTF_8);
			assertThatExceptionOfType(WebSocketConversionException.class)
				.isThrownBy(() -> session(context, "orders").converter().fromMessage(Message.of(stolen), Order.class))
				.satisfies((ex) -> assertThat(ex).hasMessageContaining("Undeclared general entity"));
		});
	}

	@Test
	void theReportOfAMissingLibrary(CapturedOutput output) {
		assertThatException().isThrownBy(() -> new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.resourceLoader(new DefaultResourceLoader(
					new FilteredClassLoader("tools.jackson.dataformat", "com.google", "org.springframework.messaging")))
			.run("--websockets.converter=cbor", "--spring.main.banner-mode=off"));
		String report = output.getAll();
		shows("missing", report.substring(report.indexOf("Description:"), report.length()));
	}

	record Account(String firstName) {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
