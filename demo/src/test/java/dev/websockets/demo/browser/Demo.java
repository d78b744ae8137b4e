package dev.websockets.demo.browser;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import dev.websockets.demo.DemoApplication;

/**
 * The demo as it is, on a free port that stays the same when it is started again.
 */
final class Demo implements AutoCloseable {

	private final int port;

	private ConfigurableApplicationContext application;

	Demo() {
		this.application = start(0);
		this.port = this.application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	private static ConfigurableApplicationContext start(int port) {
		return new SpringApplicationBuilder(DemoApplication.class).run("--server.port=" + port);
	}

	String url(String path) {
		return "http://localhost:" + this.port + path;
	}

	void stop() {
		this.application.close();
	}

	void startAgain() {
		this.application = start(this.port);
	}

	@Override
	public void close() {
		stop();
	}

}
