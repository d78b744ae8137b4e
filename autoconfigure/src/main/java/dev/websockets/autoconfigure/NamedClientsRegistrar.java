package dev.websockets.autoconfigure;

import java.util.Map;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

import dev.websockets.WebSocketClient;

/**
 * Registers a client bean for every name under {@code websockets.clients}, to be injected
 * with that name as {@link Qualifier} only.
 */
class NamedClientsRegistrar implements ImportBeanDefinitionRegistrar {

	private static final String BEAN_NAME_PREFIX = "websocketsClient-";

	private static final String PROPERTIES = "websockets.clients";

	private final Environment environment;

	NamedClientsRegistrar(Environment environment) {
		this.environment = environment;
	}

	static String beanName(String clientName) {
		return BEAN_NAME_PREFIX + clientName;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		Map<String, ClientProperties> clients = Binder.get(this.environment)
			.bind(PROPERTIES, Bindable.mapOf(String.class, ClientProperties.class))
			.orElseGet(Map::of);
		RelaxedNames.merge(clients, new PropertyChecks(PROPERTIES))
			.keySet()
			.forEach((name) -> registry.registerBeanDefinition(beanName(name), definition(name)));
	}

	private static AbstractBeanDefinition definition(String name) {
		AbstractBeanDefinition definition = BeanDefinitionBuilder.rootBeanDefinition(WebSocketClient.class)
			.setFactoryMethodOnBean("named", WebSocketClientConfiguration.BUILDERS_BEAN)
			.addConstructorArgValue(name)
			.getBeanDefinition();
		definition.setDefaultCandidate(false);
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, name));
		return definition;
	}

}
