package dev.websockets.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import tools.jackson.dataformat.cbor.CBORMapper;

import dev.websockets.converter.CborMessageConverter;
import dev.websockets.converter.JsonTypeReader;

/**
 * CBOR with the mapper of the application, as Boot makes it, or else one of its own.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(CBORMapper.class)
class CborConverterConfiguration {

	static final String BEAN = "websocketsCborConverter";

	@Lazy
	@Bean(name = BEAN, defaultCandidate = false)
	@ConditionalOnMissingBean(name = BEAN)
	CborMessageConverter websocketsCborConverter(ObjectProvider<CBORMapper> mapper) {
		return new CborMessageConverter(mapper(mapper));
	}

	@Bean
	MessageTypes websocketsCborMessageTypes(ObjectProvider<CBORMapper> mapper) {
		return new MessageTypes(BuiltInConverter.CBOR, (pointer) -> new JsonTypeReader(mapper(mapper), pointer));
	}

	private static CBORMapper mapper(ObjectProvider<CBORMapper> mapper) {
		return mapper.getIfAvailable(() -> CBORMapper.builder().findAndAddModules().build());
	}

}
