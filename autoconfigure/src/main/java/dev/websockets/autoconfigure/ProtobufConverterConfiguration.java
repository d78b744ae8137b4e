package dev.websockets.autoconfigure;

import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.MessageLite;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import dev.websockets.converter.ProtobufMessageConverter;

/**
 * Protocol Buffers, with the extension registry of the application if there is one.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MessageLite.class)
class ProtobufConverterConfiguration {

	static final String BEAN = "websocketsProtobufConverter";

	@Lazy
	@Bean(name = BEAN, defaultCandidate = false)
	@ConditionalOnMissingBean(name = BEAN)
	ProtobufMessageConverter websocketsProtobufConverter(ObjectProvider<ExtensionRegistryLite> extensions) {
		return new ProtobufMessageConverter(extensions.getIfAvailable(ExtensionRegistryLite::getEmptyRegistry));
	}

}
