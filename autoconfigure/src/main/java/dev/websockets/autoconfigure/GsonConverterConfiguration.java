package dev.websockets.autoconfigure;

import com.google.gson.Gson;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import dev.websockets.converter.GsonMessageConverter;

/**
 * JSON by Gson: the bean of the application, as Boot makes it, or else one of its own.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(Gson.class)
class GsonConverterConfiguration {

	static final String BEAN = "websocketsGsonConverter";

	@Lazy
	@Bean(name = BEAN, defaultCandidate = false)
	@ConditionalOnMissingBean(name = BEAN)
	GsonMessageConverter websocketsGsonConverter(ObjectProvider<Gson> gson) {
		return new GsonMessageConverter(gson.getIfAvailable(Gson::new));
	}

}
