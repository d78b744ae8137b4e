package dev.websockets.server;

import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;

/**
 * The servlet containers that endpoints are tested on.
 */
public enum Container {

	TOMCAT {

		@Override
		ConfigurableServletWebServerFactory factory() {
			return new TomcatServletWebServerFactory();
		}

	},

	JETTY {

		@Override
		ConfigurableServletWebServerFactory factory() {
			return new JettyServletWebServerFactory();
		}

	};

	abstract ConfigurableServletWebServerFactory factory();

}
