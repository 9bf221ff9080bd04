package dev.drydock.kube.api.graph;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/// One immutable value and all that it is made of, as compressed bytes with a checksum.
///
/// Each class comes with a number that its parts' names and types make, so that a value whose shape has changed
/// since is refused rather than misread.
public final class Archive {
    private static final int MAGIC = 0x44_52_59_44;
    private static final int FORMAT = 2;

    private Archive() {}

    /// @param version of what the value means; only the same one reads it
    /// @throws IllegalArgumentException if there is anything in it but scalars, collections, and our own records and enums
    public static void write(Record value, int version, OutputStream target) throws IOException {
        var plain = new DataOutputStream(target);
        plain.writeInt(MAGIC);
        plain.writeByte(FORMAT);
        plain.writeInt(version);
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            var packed = new DeflaterOutputStream(target, deflater, 8192);
            var out = new DataOutputStream(new BufferedOutputStream(packed, 8192));
            new ArchiveWriter(out).write(value);
            out.flush();
            packed.finish();
        } finally {
            deflater.end();
        }
    }

    /// @param most how many bytes it may hold once unpacked
    /// @throws ArchiveException if these bytes are no archive, or none of this version
    /// @throws IOException if `source` fails
    public static <T extends Record> T read(Class<T> type, int version, long most, InputStream source) throws IOException, ArchiveException {
        try {
            var plain = new DataInputStream(source);
            if (plain.readInt() != MAGIC || plain.readUnsignedByte() != FORMAT) {
                throw new ArchiveException("is no archive");
            }
            int written = plain.readInt();
            if (written != version) {
                throw new ArchiveException("is of version %d, not %d".formatted(written, version));
            }
            return unpack(type, most, source);
        } catch (EOFException e) {
            throw new ArchiveException("ends too early", e);
        } catch (ZipException | ClassCastException | ArithmeticException | DateTimeException | IllegalArgumentException
                | NullPointerException | StackOverflowError e) {
            throw new ArchiveException("is damaged", e);
        }
    }

    private static <T extends Record> T unpack(Class<T> type, long most, InputStream source) throws IOException, ArchiveException {
        var in = new BoundedInputStream(new BufferedInputStream(new InflaterInputStream(source)), most);
        var value = type.cast(new ArchiveReader(new DataInputStream(in)).read());
        if (value == null || in.read() >= 0) {
            throw new ArchiveException("is damaged");
        }
        return value;
    }
}
