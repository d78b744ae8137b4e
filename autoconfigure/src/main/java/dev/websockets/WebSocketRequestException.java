package dev.websockets;

/**
 * The peer answered a request with an error. The session lives on.
 *
 * @since 0.1.0
 * @see WebSocketSession#request(Object, Class)
 */
public class WebSocketRequestException extends WebSocketException {

	private final transient Message reply;

	private final transient WebSocketMessageConverter converter;

	/**
	 * Create the exception.
	 * @param message what was asked and how the answer begins
	 * @param reply what the peer says went wrong
	 * @param converter reads it
	 */
	public WebSocketRequestException(String message, Message reply, WebSocketMessageConverter converter) {
		super(message);
		this.reply = reply;
		this.converter = converter;
	}

	/**
	 * What the peer says went wrong: the payload of its answer.
	 * @return the payload, without the envelope around it
	 */
	public Message reply() {
		return this.reply;
	}

	/**
	 * What the peer says went wrong, as an object.
	 * @param type the wanted type; {@code String} takes a text as it is
	 * @param <T> the wanted type
	 * @return the object
	 * @throws WebSocketConversionException if the payload cannot be read as that type
	 */
	public <T> T replyAs(Class<T> type) {
		Object error = this.converter.fromMessage(this.reply, type);
		if (error == null) {
			throw new WebSocketConversionException("the error is a null, not a " + type.getTypeName(), this.reply,
					null);
		}
		return type.cast(error);
	}

}
