package dev.websockets.docs.converters;

import com.fasterxml.jackson.annotation.JsonRootName;
import tools.jackson.dataformat.xml.annotation.JacksonXmlProperty;

// tag::order[]
@JsonRootName("order")
record Order(@JacksonXmlProperty(isAttribute = true) int id, String symbol) {
}
// end::order[]
