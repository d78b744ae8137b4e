package dev.websockets.docs.converters;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.util.MimeType;

@Configuration(proxyBeanMethods = false)
class FormatBeans {

	// tag::gson[]
	@Bean
	Gson gson() {
		return new GsonBuilder().setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES).create();
	}
	// end::gson[]

	// tag::bridge[]
	@Bean
	JacksonJsonMessageConverter marketJson() {
		return new JacksonJsonMessageConverter(new MimeType("application", "vnd.market+json"));
	}
	// end::bridge[]

}
