package dev.websockets.autoconfigure;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.converter.MessageConverter;

import dev.websockets.converter.SpringMessageConverterBridge;

/**
 * Converters of spring-messaging, which are used by name only.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MessageConverter.class)
class SpringMessagingConfiguration {

	@Bean
	ConverterBeans<MessageConverter> websocketsSpringMessageConverters(ListableBeanFactory beanFactory) {
		return new ConverterBeans<>(beanFactory, MessageConverter.class, SpringMessageConverterBridge::new);
	}

}
