package dev.websockets.autoconfigure;

/**
 * What serves the connections of endpoints.
 */
enum ServerEngine {

	/**
	 * Our own, on the sockets of Tomcat or Jetty, with every feature.
	 */
	OWN,

	/**
	 * That of the servlet container, whichever that is, by the API of JSR-356.
	 */
	CONTAINER

}
