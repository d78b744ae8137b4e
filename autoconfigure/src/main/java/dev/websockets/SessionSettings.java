package dev.websockets;

import java.time.Duration;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * The limits of a session. Immutable: {@code with} methods return changed copies.
 *
 * @param connectTimeout the longest time for opening: name resolution, TCP, TLS and the
 * handshake as a whole
 * @param closeTimeout the longest time for closing: what is queued, our Close and the
 * peer's
 * @param pingInterval the time between pings of this side; zero for none
 * @param pingTimeout the longest time between a ping and a sign of life of the peer
 * @param idleTimeout how long a session may last without a message in either direction;
 * zero for ever
 * @param maxMessageSize the size of the largest message, received and sent
 * @param maxFrameSize the size of the largest frame, as large as a message if
 * {@code null}
 * @param incoming the bounds of the incoming queue
 * @param outgoing the bounds of the outgoing queue
 * @param request the bounds of requests that wait for their replies
 * @param propertyPrefix what stands before the names of the properties that set these
 * limits, without the last dot, for errors that name them
 * @since 0.1.0
 */
public record SessionSettings(Duration connectTimeout, Duration closeTimeout, Duration pingInterval,
		Duration pingTimeout, Duration idleTimeout, DataSize maxMessageSize, @Nullable DataSize maxFrameSize,
		IncomingSettings incoming, OutgoingSettings outgoing, RequestSettings request, String propertyPrefix) {

	private static final SessionSettings DEFAULTS = new SessionSettings(Duration.ofSeconds(10), Duration.ofSeconds(10),
			Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ZERO, DataSize.ofMegabytes(8), null,
			IncomingSettings.defaults(), OutgoingSettings.defaults(), RequestSettings.defaults(), "websockets");

	/**
	 * Create these settings.
	 * @throws IllegalArgumentException if a value is out of its range
	 */
	public SessionSettings {
		SettingChecks.checkPositive("connectTimeout", connectTimeout);
		SettingChecks.checkPositive("closeTimeout", closeTimeout);
		SettingChecks.checkNotNegative("pingInterval", pingInterval);
		SettingChecks.checkPositive("pingTimeout", pingTimeout);
		SettingChecks.checkNotNegative("idleTimeout", idleTimeout);
		SettingChecks.checkSize("maxMessageSize", maxMessageSize);
		if (maxFrameSize != null) {
			SettingChecks.checkSize("maxFrameSize", maxFrameSize);
		}
	}

	/**
	 * The settings that hold where nothing else is said.
	 * @return the defaults
	 */
	public static SessionSettings defaults() {
		return DEFAULTS;
	}

	/**
	 * These settings with another limit for opening.
	 * @param connectTimeout the new limit, positive
	 * @return a changed copy
	 */
	public SessionSettings withConnectTimeout(Duration connectTimeout) {
		return new SessionSettings(connectTimeout, this.closeTimeout, this.pingInterval, this.pingTimeout,
				this.idleTimeout, this.maxMessageSize, this.maxFrameSize, this.incoming, this.outgoing, this.request,
				this.propertyPrefix);
	}

	/**
	 * These settings with another limit for closing.
	 * @param closeTimeout the new limit, positive
	 * @return a changed copy
	 */
	public SessionSettings withCloseTimeout(Duration closeTimeout) {
		return new SessionSettings(this.connectTimeout, closeTimeout, this.pingInterval, this.pingTimeout,
				this.idleTimeout, this.maxMessageSize, this.maxFrameSize, this.incoming, this.outgoing, this.request,
				this.propertyPrefix);
	}

	/**
	 * These settings with other pings.
	 * @param pingInterval the time between pings; zero for none
	 * @param pingTimeout the longest time between a ping and a sign of life, positive
	 * @return a changed copy
	 */
	public SessionSettings withPing(Duration pingInterval, Duration pingTimeout) {
		return new SessionSettings(this.connectTimeout, this.closeTimeout, pingInterval, pingTimeout, this.idleTimeout,
				this.maxMessageSize, this.maxFrameSize, this.incoming, this.outgoing, this.request,
				this.propertyPrefix);
	}

	/**
	 * These settings with another limit for silence: a session without a message in
	 * either direction for so long is closed with 1001, and its readers and senders get a
	 * {@link WebSocketTimeoutException}. Pings, pongs and what is in the queues do not
	 * count; a message that is being read, handled or written does.
	 * @param idleTimeout the new limit; zero for none
	 * @return a changed copy
	 */
	public SessionSettings withIdleTimeout(Duration idleTimeout) {
		return new SessionSettings(this.connectTimeout, this.closeTimeout, this.pingInterval, this.pingTimeout,
				idleTimeout, this.maxMessageSize, this.maxFrameSize, this.incoming, this.outgoing, this.request,
				this.propertyPrefix);
	}

	/**
	 * The size of the largest frame: larger ones are refused, and larger messages are
	 * sent in fragments.
	 * @return the limit, that of messages if no other was set
	 */
	@Override
	public DataSize maxFrameSize() {
		return (this.maxFrameSize != null) ? this.maxFrameSize : this.maxMessageSize;
	}

	/**
	 * These settings with another limit for frames.
	 * @param maxFrameSize the new limit, from one byte to 2 GiB less one byte
	 * @return a changed copy
	 */
	public SessionSettings withMaxFrameSize(DataSize maxFrameSize) {
		return new SessionSettings(this.connectTimeout, this.closeTimeout, this.pingInterval, this.pingTimeout,
				this.idleTimeout, this.maxMessageSize, maxFrameSize, this.incoming, this.outgoing, this.request,
				this.propertyPrefix);
	}

	/**
	 * These settings with another limit for messages, received and sent. What is sent as
	 * a stream is not limited: its size is not known before its end.
	 * @param maxMessageSize the new limit, from one byte to 2 GiB less one byte
	 * @return a changed copy
	 */
	public SessionSettings withMaxMessageSize(DataSize maxMessageSize) {
		return new SessionSettings(this.connectTimeout, this.closeTimeout, this.pingInterval, this.pingTimeout,
				this.idleTimeout, maxMessageSize, this.maxFrameSize, this.incoming, this.outgoing, this.request,
				this.propertyPrefix);
	}

	/**
	 * These settings with other bounds for the incoming queue.
	 * @param incoming takes the present bounds, returns the new ones
	 * @return a changed copy
	 */
	public SessionSettings withIncoming(UnaryOperator<IncomingSettings> incoming) {
		return new SessionSettings(this.connectTimeout, this.closeTimeout, this.pingInterval, this.pingTimeout,
				this.idleTimeout, this.maxMessageSize, this.maxFrameSize, incoming.apply(this.incoming), this.outgoing,
				this.request, this.propertyPrefix);
	}

	/**
	 * These settings with other bounds for the outgoing queue.
	 * @param outgoing takes the present bounds, returns the new ones
	 * @return a changed copy
	 */
	public SessionSettings withOutgoing(UnaryOperator<OutgoingSettings> outgoing) {
		return new SessionSettings(this.connectTimeout, this.closeTimeout, this.pingInterval, this.pingTimeout,
				this.idleTimeout, this.maxMessageSize, this.maxFrameSize, this.incoming, outgoing.apply(this.outgoing),
				this.request, this.propertyPrefix);
	}

	/**
	 * These settings with other bounds for requests.
	 * @param request takes the present bounds, returns the new ones
	 * @return a changed copy
	 */
	public SessionSettings withRequest(UnaryOperator<RequestSettings> request) {
		return new SessionSettings(this.connectTimeout, this.closeTimeout, this.pingInterval, this.pingTimeout,
				this.idleTimeout, this.maxMessageSize, this.maxFrameSize, this.incoming, this.outgoing,
				request.apply(this.request), this.propertyPrefix);
	}

	/**
	 * The name of the property that sets one of these limits.
	 * @param name its last part, such as {@code max-message-size}
	 * @return its full name, such as {@code websockets.max-message-size}, for errors that
	 * say what to change
	 */
	public String property(String name) {
		return this.propertyPrefix + "." + name;
	}

	/**
	 * These settings, set by other properties.
	 * @param propertyPrefix what stands before their names, such as
	 * {@code websockets.server}
	 * @return a changed copy
	 */
	public SessionSettings withPropertyPrefix(String propertyPrefix) {
		return new SessionSettings(this.connectTimeout, this.closeTimeout, this.pingInterval, this.pingTimeout,
				this.idleTimeout, this.maxMessageSize, this.maxFrameSize, this.incoming, this.outgoing, this.request,
				propertyPrefix);
	}

}
