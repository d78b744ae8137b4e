package dev.websockets.conformance;

import dev.websockets.behaviour.Engine;
import dev.websockets.server.Container;

/**
 * Which end of a connection the cases are played against.
 */
public enum Subject {

	/** A client of the engine {@code tyrus}. */
	TYRUS {

		@Override
		Echo start(EchoStyle style) {
			return new ClientEcho(Engine.TYRUS, style);
		}

	},

	/** The same with platform threads that read. */
	TYRUS_PLATFORM {

		@Override
		Echo start(EchoStyle style) {
			return new ClientEcho(Engine.TYRUS_PLATFORM, style);
		}

	},

	/** An endpoint on Tomcat. */
	TOMCAT {

		@Override
		Echo start(EchoStyle style) {
			return new ServerEcho(Container.TOMCAT, style);
		}

	},

	/** An endpoint on Jetty. */
	JETTY {

		@Override
		Echo start(EchoStyle style) {
			return new ServerEcho(Container.JETTY, style);
		}

	};

	/**
	 * Start what echoes.
	 * @return to be closed by the caller
	 */
	abstract Echo start(EchoStyle style);

}
