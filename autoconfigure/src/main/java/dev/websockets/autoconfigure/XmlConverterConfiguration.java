package dev.websockets.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import tools.jackson.dataformat.xml.XmlMapper;

import dev.websockets.converter.XmlMessageConverter;

/**
 * XML with the mapper of the application, as Boot makes it, or else one of its own.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(XmlMapper.class)
class XmlConverterConfiguration {

	static final String BEAN = "websocketsXmlConverter";

	@Lazy
	@Bean(name = BEAN, defaultCandidate = false)
	@ConditionalOnMissingBean(name = BEAN)
	XmlMessageConverter websocketsXmlConverter(ObjectProvider<XmlMapper> mapper) {
		return new XmlMessageConverter(mapper.getIfAvailable(() -> XmlMapper.builder().findAndAddModules().build()));
	}

}
