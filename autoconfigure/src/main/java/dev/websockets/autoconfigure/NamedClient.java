package dev.websockets.autoconfigure;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketClient;
import dev.websockets.client.ConnectionSettings;
import dev.websockets.client.SendWhileDisconnected;
import dev.websockets.client.StartupSettings;
import dev.websockets.client.SupervisionSettings;
import dev.websockets.transport.Credentials;

/**
 * A client that has a name, with everything it inherits.
 *
 * @param name the name under {@code websockets.clients}
 * @param settings what holds for it
 * @param url where its peer is
 * @param headers the headers of every handshake
 * @param subprotocols the subprotocols it offers
 * @param credentials the answer to a server that asks for user name and password, or
 * {@code null}
 * @param registrationId the client registration whose access tokens it sends, or
 * {@code null}
 * @param startup what its named connection does when the application starts and stops
 * @param sends what becomes of a message while that has no session
 * @param typePointer where the type of a message stands
 * @param protocol the protocol inside its messages
 * @param supervision what is watched while that is open
 * @param cluster how instances of the application share that, or {@code null} if each has
 * one
 */
record NamedClient(String name, EffectiveSettings settings, ClientUrl url, Map<String, String> headers,
		List<String> subprotocols, @Nullable Credentials credentials, @Nullable String registrationId,
		StartupSettings startup, SendWhileDisconnected sends, TypePointer typePointer, ProtocolChoice protocol,
		SupervisionSettings supervision, @Nullable ClusterProperties cluster) {

	/**
	 * How the named connection is opened and closed.
	 * @param client the client that opens its sessions, after customizers had their say
	 * about its limits
	 * @return the settings of the connection
	 */
	ConnectionSettings connectionSettings(WebSocketClient client) {
		return this.settings.connection(this.name, client.settings(), this.startup, this.sends, this.supervision);
	}

	/**
	 * What stands before the names of a client's properties.
	 * @param name the name of the client
	 * @return refuses wrong values of the client
	 */
	static PropertyChecks checks(String name) {
		return new PropertyChecks("websockets.clients." + name);
	}

}
