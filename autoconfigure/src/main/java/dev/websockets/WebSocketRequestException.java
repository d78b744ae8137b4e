package dev.websockets;

import java.util.Locale;

/**
 * The peer answered a request with an error. The session lives on.
 *
 * @since 0.1.0
 * @see WebSocketSession#request(Object, Class)
 */
public class WebSocketRequestException extends WebSocketException {

	private static final int LONGEST = 200;

	private final transient Message reply;

	private final transient WebSocketMessageConverter converter;

	/**
	 * Create the exception.
	 * @param requestId the id of the request
	 * @param reply what the peer says went wrong
	 * @param converter reads it
	 */
	public WebSocketRequestException(String requestId, Message reply, WebSocketMessageConverter converter) {
		super("the peer answered request " + requestId + " with an error: " + beginning(reply));
		this.reply = reply;
		this.converter = converter;
	}

	private static String beginning(Message reply) {
		return (reply instanceof Message.Text text) ? PeerText.beginning(text.text(), LONGEST)
				: String.format(Locale.ROOT, "%,d bytes", reply.size());
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
