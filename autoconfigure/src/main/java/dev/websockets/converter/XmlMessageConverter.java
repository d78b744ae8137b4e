package dev.websockets.converter;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.xml.XmlMapper;

import dev.websockets.Message;
import dev.websockets.WebSocketMessageConverter;

/**
 * Writes objects as XML text messages and reads them from XML text messages, or from
 * binary messages that hold XML. Thread-safe.
 * <p>
 * Unless the mapper was given a {@code XMLInputFactory} that does otherwise, document
 * types are skipped: no external entity is resolved, and a reference to an entity that a
 * message declares is an error.
 *
 * @since 0.1.0
 * @see <a href="https://www.w3.org/TR/xml/">Extensible Markup Language 1.0</a>
 */
public final class XmlMessageConverter implements WebSocketMessageConverter {

	private final JacksonPayloads payloads;

	/**
	 * Create the converter.
	 * @param mapper writes and reads the XML; what it accepts and ignores is its
	 * configuration
	 */
	public XmlMessageConverter(XmlMapper mapper) {
		this.payloads = new JacksonPayloads(mapper);
	}

	/**
	 * Write an object as XML.
	 * @param payload the object
	 * @param type the type to write it as, with its generic parameters; the root element
	 * has its name, unless the mapper knows another
	 * @return a text message
	 * @throws tools.jackson.core.JacksonException if the object cannot be written
	 */
	@Override
	public Message toMessage(Object payload, Type type) {
		return Message.of(this.payloads.text(payload, type));
	}

	/**
	 * Read an object from XML.
	 * @param message a text message, or a binary message in UTF-8 or in the encoding that
	 * its XML declaration names
	 * @param type the wanted type, with its generic parameters; the name of the root
	 * element does not matter
	 * @return the object, or {@code null} for a root element with {@code xsi:nil="true"}
	 * @throws dev.websockets.WebSocketUnknownTypeException if the type is polymorphic,
	 * and the message is of a subtype that Jackson does not know
	 * @throws tools.jackson.core.JacksonException if the message is not XML, or not of
	 * that type
	 */
	@Override
	public @Nullable Object fromMessage(Message message, Type type) {
		return this.payloads.read(message, type);
	}

}
