package org.volunteerledger.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.privacy.PersonKey;
import org.volunteerledger.privacy.Sensitive;
import org.volunteerledger.storage.EntityId;

/** The values that are one string in JSON: typed ids, ciphertext, and the few classes of {@code java.time} that records use. */
final class LedgerModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    LedgerModule() {
        super("volunteer-ledger");
        text(Instant.class, IsoInstant::format, IsoInstant::parse);
        text(LocalDate.class, LocalDate::parse);
        text(LocalTime.class, LocalTime::parse);
        text(ZoneId.class, ZoneId::of);
        text(Sensitive.class, Sensitive::format, Sensitive::parse);
        text(PersonKey.class, PersonKey::format, PersonKey::parse);
        addSerializer(new TextSerializer<>(EntityId.class, id -> Long.toString(id.value())));
    }

    /** For trees of values that are compared and shown: in them protected values, and the keys to them, are {@link Masked}. */
    static LedgerModule masking() {
        LedgerModule module = new LedgerModule();
        module.addSerializer(new MaskingSerializer<>(Sensitive.class, Sensitive::format));
        module.addSerializer(new MaskingSerializer<>(PersonKey.class, PersonKey::format));
        return module;
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new IdDeserializers());
    }

    private <T> void text(Class<T> type, Function<String, T> parse) {
        text(type, Object::toString, parse);
    }

    private <T> void text(Class<T> type, Function<T, String> format, Function<String, T> parse) {
        addSerializer(new TextSerializer<>(type, format));
        addDeserializer(type, new TextDeserializer<>(type, parse));
    }

    private static final class TextSerializer<T> extends StdScalarSerializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<T, String> format;

        TextSerializer(Class<T> type, Function<T, String> format) {
            super(type);
            this.format = format;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(format.apply(value));
        }
    }

    private static final class MaskingSerializer<T> extends StdScalarSerializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<T, String> format;

        MaskingSerializer(Class<T> type, Function<T, String> format) {
            super(type);
            this.format = format;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeEmbeddedObject(new Masked(format.apply(value)));
        }
    }

    /** Differs as its ciphertext does, and looks the same whatever that is. */
    private record Masked(String ciphertext) implements JsonSerializable {

        private static final String MASK = "(sealed)";

        @Override
        public void serialize(JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(MASK);
        }

        @Override
        public void serializeWithType(JsonGenerator out, SerializerProvider provider, TypeSerializer types)
                throws IOException {
            serialize(out, provider);
        }

        @Override
        public String toString() {
            return MASK;
        }
    }

    private static final class TextDeserializer<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;

        TextDeserializer(Class<?> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = in.getValueAsString();
            try {
                if (text != null && in.currentToken().isScalarValue()) {
                    return parse.apply(text);
                }
            } catch (DateTimeException | NumberFormatException | InvalidInput e) {
                // The text itself may be personal; the exception below names the class only.
            }
            throw context.instantiationException(
                    handledType(), "not the text of a " + handledType().getSimpleName());
        }
    }

    /** Ids are records of one number; each class gets a deserializer that calls its constructor. */
    private static final class IdDeserializers extends Deserializers.Base {

        @Override
        public @Nullable JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) {
            Class<?> raw = type.getRawClass();
            if (!EntityId.class.isAssignableFrom(raw) || raw == EntityId.class) {
                return null;
            }
            MethodHandle constructor = constructor(raw);
            return new TextDeserializer<>(raw, text -> create(constructor, Long.parseLong(text)));
        }

        private static MethodHandle constructor(Class<?> id) {
            try {
                return MethodHandles.publicLookup()
                        .findConstructor(id, MethodType.methodType(void.class, long.class))
                        .asType(MethodType.methodType(Object.class, long.class));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(id + " is not a public record of one long", e);
            }
        }

        private static Object create(MethodHandle constructor, long value) {
            try {
                return constructor.invokeExact(value);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("the constructor of an id throws nothing checked", e);
            }
        }
    }
}
