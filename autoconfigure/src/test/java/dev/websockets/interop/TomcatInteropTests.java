package dev.websockets.interop;

/**
 * Against Tomcat's own WebSocket engine.
 */
class TomcatInteropTests extends InteropContract {

	@Override
	protected InteropServer start() throws Exception {
		return new TomcatServer();
	}

}
