package dev.websockets.autoconfigure;

import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * An endpoint. What is not set here is as for all endpoints.
 *
 * @param path the path of the endpoint, as its handler methods or its router say it
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
 * @param converter how objects become messages: json, xml, cbor, protobuf, gson, or the
 * name of a converter bean
 * @param incoming the bounds of the queue of received messages
 * @param outgoing the bounds of the queue of messages to send
 * @param compression how messages are compressed
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
record EndpointProperties(@Nullable String path, @Nullable Duration closeTimeout, @Nullable Duration openTimeout,
		@Nullable Duration pingInterval, @Nullable Duration pingTimeout, @Nullable Duration idleTimeout,
		@Nullable DataSize maxMessageSize, @Nullable DataSize maxFrameSize, @Nullable String converter,
		@Nullable IncomingProperties incoming, @Nullable OutgoingProperties outgoing,
		@Nullable CompressionProperties compression, @Nullable String typePointer, @Nullable String protocol,
		@Nullable String idPointer, @Nullable String payloadPointer, @Nullable String resultPointer,
		@Nullable String errorPointer, @Nullable Set<String> replyTypes, @Nullable Set<String> eventTypes,
		@Nullable IdType idType, @Nullable RequestProperties request,
		@Nullable SessionHandlerProperties handler) implements SessionProperties {

	/**
	 * Where the type of a message stands.
	 */
	TypePointer pointer() {
		return new TypePointer(this.typePointer, protocolChoice().isPointers());
	}

	/**
	 * The protocol inside the messages.
	 */
	ProtocolChoice protocolChoice() {
		return new ProtocolChoice(this.protocol, TypePointer.valueOf(this.typePointer), this.idPointer,
				this.payloadPointer, this.resultPointer, this.errorPointer, this.replyTypes, this.eventTypes,
				this.idType);
	}

}
