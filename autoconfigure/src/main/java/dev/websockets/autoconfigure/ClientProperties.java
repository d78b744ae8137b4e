package dev.websockets.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

import dev.websockets.client.HeartbeatSettings;
import dev.websockets.client.SendWhileDisconnected;
import dev.websockets.client.StartupSettings;
import dev.websockets.client.SupervisionSettings;
import dev.websockets.transport.Credentials;

/**
 * A client. What is not set here is as for all clients.
 *
 * @param url the URL of the client, ws or wss. Its placeholders are resolved at every
 * attempt to connect
 * @param headers the headers of every handshake, by name
 * @param subprotocols the subprotocols to offer, the preferred first
 * @param username the user name for a server that asks for it, by Digest or Basic
 * @param password the password of that user
 * @param failFast whether the application fails to start if the first attempt to connect
 * fails
 * @param autoStartup whether the named connection is opened when the application starts
 * @param connectTimeout the longest time for opening a session: name resolution, TCP, TLS
 * and the handshake as a whole
 * @param closeTimeout the longest time for closing a session
 * @param openTimeout the longest time for the methods that handle the opening of a
 * session
 * @param pingInterval the time between pings. Zero for none
 * @param pingTimeout the longest time between a ping and a sign of life of the peer
 * @param idleTimeout how long a session may last without a message in either direction.
 * Zero for ever
 * @param maxMessageSize the size of the largest message, received and sent
 * @param maxFrameSize the size of the largest frame, that of a message if not set. Larger
 * messages are sent in fragments
 * @param maxRedirects the most redirects of a handshake to follow. Zero for none
 * @param proxy the proxy that connections go through
 * @param converter how objects become messages: json, xml, cbor, protobuf, gson, or the
 * name of a converter bean
 * @param origin the Origin header of every handshake
 * @param incoming the bounds of the queue of received messages
 * @param outgoing the bounds of the queue of messages to send
 * @param compression how messages are compressed
 * @param ssl how wss connections are secured
 * @param oauth2 bearer tokens by OAuth 2.0
 * @param reconnect when the named connection tries again
 * @param phase when the named connection is opened and closed: after what has a lower
 * phase is started, and before that is stopped. After the web server if not set
 * @param sendWhileDisconnected what becomes of a message that is sent by the named
 * connection while no session is open
 * @param staleAfter the time without a message after which the named connection is stale.
 * Never if not set
 * @param reconnectWhenStale whether the named connection is opened anew when it is stale
 * @param maxSessionAge the age at which a session of the named connection is replaced, up
 * to a tenth earlier. The next one is opened first. Unlimited if not set
 * @param cluster how several instances of the application share the named connection
 * @param heartbeat a message that keeps the named connection alive
 * @param typePointer where the type of a JSON message stands, a JSON Pointer
 * @param protocol what ties replies to requests: pointers, json-rpc, or the name of a
 * WebSocketProtocol bean. Nothing if not set
 * @param idPointer where the id of a JSON message stands
 * @param payloadPointer where the payload of a JSON message stands. The whole message is
 * the payload if not set
 * @param resultPointer where the payload of a reply stands, if not at payload-pointer
 * @param errorPointer where a JSON message says what went wrong
 * @param replyTypes the types of messages that are replies, although they have a type
 * @param eventTypes the types of messages that are events, although they have an id
 * @param idType how the ids of requests are written
 * @param request the bounds of requests that wait for their replies
 * @param handler how handler methods are called
 */
record ClientProperties(@Nullable String url, @DefaultValue Map<String, String> headers,
		@DefaultValue List<String> subprotocols, @Nullable String username, @Nullable String password,
		@DefaultValue("false") boolean failFast, @Nullable Boolean autoStartup, @Nullable Duration connectTimeout,
		@Nullable Duration closeTimeout, @Nullable Duration openTimeout, @Nullable Duration pingInterval,
		@Nullable Duration pingTimeout, @Nullable Duration idleTimeout, @Nullable DataSize maxMessageSize,
		@Nullable DataSize maxFrameSize, @Nullable Integer maxRedirects, @Nullable ProxyProperties proxy,
		@Nullable String converter, @Nullable String origin, @Nullable IncomingProperties incoming,
		@Nullable OutgoingProperties outgoing, @Nullable CompressionProperties compression, @Nullable TlsProperties ssl,
		@Nullable OAuth2Properties oauth2, @Nullable ReconnectProperties reconnect, @Nullable Integer phase,
		@DefaultValue("fail") SendWhileDisconnected sendWhileDisconnected, @Nullable Duration staleAfter,
		@DefaultValue("false") boolean reconnectWhenStale, @Nullable Duration maxSessionAge,
		@Nullable ClusterProperties cluster, @Nullable HeartbeatProperties heartbeat, @Nullable String typePointer,
		@Nullable String protocol, @Nullable String idPointer, @Nullable String payloadPointer,
		@Nullable String resultPointer, @Nullable String errorPointer, @Nullable Set<String> replyTypes,
		@Nullable Set<String> eventTypes, @Nullable IdType idType, @Nullable RequestProperties request,
		@Nullable SessionHandlerProperties handler) implements ConnectionProperties {

	/**
	 * The answer to a server that asks for user name and password.
	 * @param checks refuses wrong values
	 * @return user name and password, or {@code null} if there are none
	 */
	@Nullable Credentials credentials(PropertyChecks checks) {
		if (this.username == null && this.password == null) {
			return null;
		}
		if (this.username == null) {
			throw checks.invalid("username", null, "There is a password, but no user name.",
					"Set " + checks.property("username") + ", or remove " + checks.property("password") + ".");
		}
		if (this.password == null) {
			throw checks.invalid("password", null, "There is a user name, but no password.",
					"Set " + checks.property("password") + ", to nothing if it is empty.");
		}
		String username = checks.legal("username", this.username, () -> new Credentials(this.username, "").username());
		return checks.legal("password", null, () -> new Credentials(username, this.password));
	}

	/**
	 * What is watched while the named connection is open.
	 * @param checks refuses wrong values
	 */
	SupervisionSettings supervision(PropertyChecks checks) {
		checks.positive("stale-after", this.staleAfter);
		checks.positive("max-session-age", this.maxSessionAge);
		if (this.reconnectWhenStale && this.staleAfter == null) {
			throw checks.invalid("reconnect-when-stale", true, "Nothing says when the connection is stale.",
					"Set " + checks.property("stale-after") + " to a time such as 1m.");
		}
		return new SupervisionSettings(this.staleAfter, this.reconnectWhenStale, this.maxSessionAge, heartbeat(checks));
	}

	private @Nullable HeartbeatSettings heartbeat(PropertyChecks checks) {
		HeartbeatProperties properties = this.heartbeat;
		if (properties == null) {
			return null;
		}
		String pointer = pointer().value();
		return checks.legal("type-pointer", pointer, () -> properties.settings(pointer, checks.nested("heartbeat")));
	}

	/**
	 * Where the type of a message stands.
	 */
	TypePointer pointer() {
		boolean heartbeat = this.heartbeat != null && this.heartbeat.expect() != null;
		return new TypePointer(this.typePointer, heartbeat || protocolChoice().isPointers());
	}

	/**
	 * The protocol inside the messages.
	 */
	ProtocolChoice protocolChoice() {
		return new ProtocolChoice(this.protocol, TypePointer.valueOf(this.typePointer), this.idPointer,
				this.payloadPointer, this.resultPointer, this.errorPointer, this.replyTypes, this.eventTypes,
				this.idType);
	}

	/**
	 * What the named connection does when the application starts and stops.
	 */
	StartupSettings startup(boolean autoStartup) {
		return new StartupSettings(autoStartup, this.failFast,
				(this.phase != null) ? this.phase : StartupSettings.defaults().phase());
	}

	/**
	 * The client registration whose access tokens are sent.
	 * @param checks refuses wrong values
	 * @return its id, or {@code null} if none are
	 */
	@Nullable String registrationId(PropertyChecks checks) {
		String id = (this.oauth2 != null) ? this.oauth2.registrationId() : null;
		if (id != null && this.headers.keySet().stream().anyMatch(HttpHeaders.AUTHORIZATION::equalsIgnoreCase)) {
			throw checks.invalid("oauth2.registration-id", id, "There is an Authorization header already.",
					"Remove " + checks.property("headers.authorization") + " or this property.");
		}
		return id;
	}

}
