package dev.websockets.conformance;

import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Categories 12 and 13 for a server: messages that the client compresses, in one frame
 * and in fragments, and that the server sends back, with all that the client may offer.
 * None is declined.
 */
@ParameterizedClass
@EnumSource(names = { "TOMCAT", "JETTY" })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerCompressionTests {

	@Parameter
	private Subject subject;

	private Echo echo;

	@BeforeParameterizedClassInvocation
	void start() {
		this.echo = this.subject.start(EchoStyle.FOR_LOOP);
	}

	@AfterParameterizedClassInvocation
	void stop() {
		this.echo.close();
	}

	static Stream<CompressionCase> cases() {
		return CompressionCase.ofClient();
	}

	@ParameterizedTest
	@MethodSource("cases")
	@DisplayName("12 13 B80 B81 B82 every compressed message comes back as it was")
	void echo(CompressionCase compressionCase) {
		CompressionTests.play(this.echo, compressionCase);
	}

}
