package dev.websockets.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.converter.JsonTypeReader;

/**
 * Reads JSON messages as the application's own mapper does, if there is one.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(JsonMapper.class)
class MessageTypesConfiguration {

	@Bean
	MessageTypes websocketsMessageTypes(ObjectProvider<JsonMapper> mappers) {
		JsonMapper mapper = mappers.getIfUnique(JsonMapper::shared);
		return new MessageTypes(BuiltInConverter.JSON, (pointer) -> new JsonTypeReader(mapper, pointer));
	}

	@Bean
	JsonProtocols websocketsJsonProtocols(ObjectProvider<JsonMapper> mappers) {
		return new JacksonProtocols(mappers.getIfUnique(JsonMapper::shared));
	}

}
