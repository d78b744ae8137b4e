package dev.websockets.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.converter.JacksonMessageConverter;

/**
 * JSON with the application's own mapper. The bean is found by its name only, so that it
 * stands in no other converter's way.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(JsonMapper.class)
@ConditionalOnSingleCandidate(JsonMapper.class)
class JacksonConverterConfiguration {

	static final String BEAN = "websocketsJsonConverter";

	@Bean(name = BEAN, defaultCandidate = false)
	@ConditionalOnMissingBean(name = BEAN)
	JacksonMessageConverter websocketsJsonConverter(JsonMapper mapper) {
		return new JacksonMessageConverter(mapper);
	}

}
