package dev.websockets.autoconfigure;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;

/**
 * Tells an application that uses Spring's own client what the presence of two containers
 * means for it: {@code ContainerProvider} takes the one that stands first on the class
 * path. Creates no bean of the application's.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = { "org.apache.tomcat.websocket.WsWebSocketContainer",
		"org.glassfish.tyrus.client.ClientManager", "jakarta.websocket.WebSocketContainer" })
class ContainerProviderWarning {

	private static final Log logger = LogFactory.getLog(ContainerProviderWarning.class);

	ContainerProviderWarning(ListableBeanFactory beanFactory) {
		if (beanFactory.getBeanNamesForType(StandardWebSocketClient.class, true, false).length > 0) {
			logger.warn("The containers of Tomcat and of Tyrus are both on the class path. A StandardWebSocketClient "
					+ "made without a WebSocketContainer takes the one that comes first there; give it the one you "
					+ "want: new StandardWebSocketClient(new WsWebSocketContainer())");
		}
	}

}
