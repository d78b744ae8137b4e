package dev.websockets.relay;

import java.util.UUID;

/**
 * The types of attributes that can travel. What stands for a type is its ordinal: new
 * ones are added at the end.
 */
enum AttributeType {

	STRING(String.class) {
		@Override
		void write(Object value, ByteSink sink) {
			sink.text((String) value);
		}

		@Override
		Object read(ByteCursor cursor) {
			return cursor.text();
		}
	},

	BOOLEAN(Boolean.class) {
		@Override
		void write(Object value, ByteSink sink) {
			sink.octet(((Boolean) value) ? 1 : 0);
		}

		@Override
		Object read(ByteCursor cursor) {
			return cursor.octet() != 0;
		}
	},

	INTEGER(Integer.class) {
		@Override
		void write(Object value, ByteSink sink) {
			sink.int64((Integer) value);
		}

		@Override
		Object read(ByteCursor cursor) {
			return (int) cursor.int64();
		}
	},

	LONG(Long.class) {
		@Override
		void write(Object value, ByteSink sink) {
			sink.int64((Long) value);
		}

		@Override
		Object read(ByteCursor cursor) {
			return cursor.int64();
		}
	},

	UUID(UUID.class) {
		@Override
		void write(Object value, ByteSink sink) {
			sink.uuid((UUID) value);
		}

		@Override
		Object read(ByteCursor cursor) {
			return cursor.uuid();
		}
	};

	private static final AttributeType[] ALL = values();

	private final Class<?> type;

	AttributeType(Class<?> type) {
		this.type = type;
	}

	abstract void write(Object value, ByteSink sink);

	abstract Object read(ByteCursor cursor);

	static void check(String name, Object value) {
		of(name, value);
	}

	static AttributeType of(String name, Object value) {
		for (AttributeType one : ALL) {
			if (one.type.isInstance(value)) {
				return one;
			}
		}
		throw new IllegalArgumentException("Attribute '" + name + "' is of " + value.getClass().getName()
				+ ", which cannot be relayed to other instances: use String, Boolean, Integer, Long or UUID, or local()");
	}

	static AttributeType of(int code) {
		if (code >= ALL.length) {
			throw new MalformedBatchException("a value of the unknown type " + code);
		}
		return ALL[code];
	}

}
