package dev.websockets.handler;

import java.nio.ByteBuffer;
import java.security.Principal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

import dev.websockets.CloseReason;
import dev.websockets.Frame;
import dev.websockets.Handshake;
import dev.websockets.Message;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketSessions;
import dev.websockets.annotation.WebSocketHandler.On;

/**
 * The parameter types that handler methods know by themselves, and what they may stand
 * on. A {@code Throwable} and the payload are not among them: their types are open.
 */
enum BuiltInArgument implements HandlerArgument {

	SESSION(WebSocketSession.class, EnumSet.allOf(On.class), Invocation::session),

	SESSIONS(WebSocketSessions.class, EnumSet.noneOf(On.class), (invocation) -> null),

	CONNECTION(WebSocketConnection.class, EnumSet.allOf(On.class), Invocation::connection),

	HANDSHAKE(Handshake.class, EnumSet.allOf(On.class), (invocation) -> invocation.session().handshake()),

	PRINCIPAL(Principal.class, EnumSet.allOf(On.class), (invocation) -> invocation.session().handshake().principal()),

	STRING(String.class, MessageKind.TEXT, (invocation) -> textMessage(invocation.content()).text()),

	BYTES(byte[].class, MessageKind.BINARY, (invocation) -> binaryMessage(invocation.content()).bytes()),

	BUFFER(ByteBuffer.class, MessageKind.BINARY, (invocation) -> binaryMessage(invocation.content()).buffer()),

	TEXT(Message.Text.class, MessageKind.TEXT, (invocation) -> textMessage(invocation.frame())),

	BINARY(Message.Binary.class, MessageKind.BINARY, (invocation) -> binaryMessage(invocation.frame())),

	MESSAGE(Message.class, EnumSet.of(On.MESSAGE), Invocation::frame),

	FRAME(Frame.class, EnumSet.of(On.MESSAGE, On.PONG), Invocation::frame),

	PONG(Frame.Pong.class, EnumSet.of(On.PONG), Invocation::frame),

	PING(Frame.Ping.class, EnumSet.noneOf(On.class), Invocation::frame),

	CLOSE(Frame.Close.class, EnumSet.noneOf(On.class), Invocation::frame),

	CLOSE_REASON(CloseReason.class, EnumSet.of(On.CLOSE), Invocation::closeReason);

	private final Class<?> type;

	private final Set<On> on;

	private final @Nullable MessageKind kind;

	private final Function<Invocation, @Nullable Object> value;

	BuiltInArgument(Class<?> type, Set<On> on, Function<Invocation, @Nullable Object> value) {
		this.type = type;
		this.on = on;
		this.kind = null;
		this.value = value;
	}

	BuiltInArgument(Class<?> type, MessageKind kind, Function<Invocation, @Nullable Object> value) {
		this.type = type;
		this.on = EnumSet.of(On.MESSAGE);
		this.kind = kind;
		this.value = value;
	}

	private static Message.Text textMessage(@Nullable Frame frame) {
		if (frame instanceof Message.Text message) {
			return message;
		}
		throw new IllegalStateException("not a text message: " + frame);
	}

	private static Message.Binary binaryMessage(@Nullable Frame frame) {
		if (frame instanceof Message.Binary message) {
			return message;
		}
		throw new IllegalStateException("not a binary message: " + frame);
	}

	static @Nullable BuiltInArgument of(Class<?> type) {
		return Arrays.stream(values()).filter((argument) -> argument.type == type).findFirst().orElse(null);
	}

	static String namesFor(HandlerDeclaration declaration) {
		return Arrays.stream(values())
			.filter((argument) -> argument.isAllowedOn(declaration.on()) && argument.isAllowedAt(declaration.target()))
			.map((argument) -> ClassUtils.getShortName(argument.type))
			.collect(Collectors.joining(", "));
	}

	boolean isAllowedOn(On on) {
		return this.on.contains(on);
	}

	/**
	 * Whether what is asked for exists there: only clients have a connection with a name,
	 * and only endpoints know who is logged in.
	 */
	boolean isAllowedAt(HandlerTarget target) {
		return switch (this) {
			case CONNECTION -> target instanceof ClientTarget;
			case PRINCIPAL -> target instanceof PathTarget;
			default -> true;
		};
	}

	/**
	 * The one kind of messages that can supply this argument.
	 * @return the kind, or {@code null} if it is not bound to one
	 */
	@Nullable MessageKind kind() {
		return this.kind;
	}

	@Override
	public @Nullable Object resolve(Invocation invocation) {
		return this.value.apply(invocation);
	}

}
