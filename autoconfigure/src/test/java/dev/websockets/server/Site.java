package dev.websockets.server;

import java.util.Locale;

/**
 * Where endpoints are served: by which engine in which container.
 */
public enum Site {

	TOMCAT_OWN(Container.TOMCAT, "own"),

	TOMCAT_CONTAINER(Container.TOMCAT, "container"),

	JETTY_OWN(Container.JETTY, "own"),

	JETTY_CONTAINER(Container.JETTY, "container");

	private final Container container;

	private final String engine;

	Site(Container container, String engine) {
		this.container = container;
		this.engine = engine;
	}

	public Container container() {
		return this.container;
	}

	/**
	 * The property that asks for the engine.
	 */
	public String property() {
		return "websockets.server.engine=" + this.engine;
	}

	public boolean isOwn() {
		return this.engine.equals("own");
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
