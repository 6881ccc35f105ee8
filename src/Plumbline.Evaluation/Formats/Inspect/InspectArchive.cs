using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Plumbline.Runs;

namespace Plumbline.Evaluation.Formats.Inspect;

/// <summary>
/// The members of a log that somebody else wrote. Names are looked up and never used as paths; of several members of one name the last counts; what a member unpacks
/// to is bounded, whatever its header says.
/// </summary>
internal sealed class InspectArchive : IDisposable
{
    /// <summary>The most that one member may unpack to: 512 MiB. Inspect's viewer gives up at 2 GiB.</summary>
    public const int MostBytes = 512 << 20;

    private const int MostDirectoryBytes = 1 << 30;
    private const int EndBytes = 22;
    private const int EntryBytes = 46;
    private const int LocalBytes = 30;
    private const uint Sentinel = uint.MaxValue;

    private readonly FileStream _stream;
    private readonly string _path;
    private readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);

    /// <summary>Opens an archive.</summary>
    /// <exception cref="RunException">It is none, or is cut off.</exception>
    public InspectArchive(string path)
    {
        _path = path;
        try
        {
            _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunException(path, $"cannot be opened: {exception.Message}", "check the path", exception);
        }

        try
        {
            ReadDirectory();
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    /// <summary>All names, in the order of the archive, each once.</summary>
    public IEnumerable<string> Names => _members.OrderBy(pair => pair.Value.Number).Select(pair => pair.Key);

    /// <summary>Whether there is a member of the name.</summary>
    public bool Contains(string name) => _members.ContainsKey(name);

    /// <summary>The content of a member.</summary>
    /// <exception cref="RunException">It is damaged, too large, or packed with a method that is not read.</exception>
    public byte[] Read(string name)
    {
        Member member = _members[name];
        if (member.Method is not (0 or 8))
        {
            string method = member.Method == 93 ? "Zstandard" : $"method {member.Method}";
            throw Fault($"the member {name} is compressed with {method}; expected stored or deflated", "pack the archive again with Deflate, with any ZIP tool that knows the method");
        }

        if (member.Size > MostBytes)
        {
            throw Fault($"the member {name} unpacks to {member.Size} bytes; at most {MostBytes} are read", "leave the sample out");
        }

        Span<byte> local = stackalloc byte[LocalBytes];
        At(member.Offset, local, name);
        if (BinaryPrimitives.ReadUInt32LittleEndian(local) != 0x04034b50)
        {
            throw Fault($"the member {name} does not begin where the directory says", "copy the log again");
        }

        if ((BinaryPrimitives.ReadUInt16LittleEndian(local[6..]) & 1) != 0)
        {
            throw Fault($"the member {name} is encrypted", "decrypt the log");
        }

        long start = member.Offset + LocalBytes + BinaryPrimitives.ReadUInt16LittleEndian(local[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(local[28..]);
        if (start + member.Packed > _stream.Length)
        {
            throw Fault($"the member {name} is cut off", "copy the log again");
        }

        _stream.Position = start;
        return Unpack(name, member);
    }

    /// <summary>One clear line about this archive.</summary>
    public RunException Fault(string problem, string remedy) => new(_path, problem, remedy);

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    // Memory is claimed as data come, not by what the header promises.
    private byte[] Unpack(string name, Member member)
    {
        using MemoryStream content = new((int)Math.Min(member.Size, 1 << 16));
        byte[] block = new byte[1 << 16];
        try
        {
            using Stream part = new SubStream(_stream, member.Packed);
            using Stream unpacked = member.Method == 8 ? new DeflateStream(part, CompressionMode.Decompress) : part;
            int count;
            while ((count = unpacked.Read(block)) > 0)
            {
                content.Write(block, 0, count);
                if (content.Length > member.Size)
                {
                    throw Fault($"the member {name} unpacks to more than the {member.Size} bytes that its header says", "do not trust this log");
                }
            }
        }
        catch (InvalidDataException exception)
        {
            throw new RunException(_path, $"the member {name} is damaged: {exception.Message}", "copy the log again", exception);
        }

        return content.Length == member.Size ? content.ToArray() : throw Fault($"the member {name} unpacks to {content.Length} bytes; its header says {member.Size}", "copy the log again");
    }

    private void ReadDirectory()
    {
        (long offset, long size) = FindDirectory();
        if (offset < 0 || size < 0 || size > MostDirectoryBytes || offset + size > _stream.Length)
        {
            throw Fault("is no whole archive: its directory lies outside of it", "copy the log again");
        }

        byte[] directory = new byte[size];
        At(offset, directory, "directory");
        int place = 0;
        for (int number = 0; place + EntryBytes <= directory.Length; number++)
        {
            ReadOnlySpan<byte> entry = directory.AsSpan(place);
            if (BinaryPrimitives.ReadUInt32LittleEndian(entry) != 0x02014b50)
            {
                break;
            }

            int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(entry[28..]);
            int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(entry[30..]);
            int commentLength = BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);
            if (EntryBytes + nameLength + extraLength > entry.Length)
            {
                throw Fault("is no whole archive: its directory is cut off", "copy the log again");
            }

            string name = Encoding.UTF8.GetString(entry.Slice(EntryBytes, nameLength));
            _members[name] = Large(entry.Slice(EntryBytes + nameLength, extraLength), new Member(
                number,
                BinaryPrimitives.ReadUInt16LittleEndian(entry[10..]),
                BinaryPrimitives.ReadUInt32LittleEndian(entry[20..]),
                BinaryPrimitives.ReadUInt32LittleEndian(entry[24..]),
                BinaryPrimitives.ReadUInt32LittleEndian(entry[42..])));
            place += EntryBytes + nameLength + extraLength + commentLength;
        }
    }

    // An archive may end in a comment of up to 65,535 bytes.
    private (long Offset, long Size) FindDirectory()
    {
        int length = (int)Math.Min(_stream.Length, EndBytes + ushort.MaxValue);
        byte[] tail = new byte[length];
        At(_stream.Length - length, tail, "end");
        int end = length - EndBytes;
        while (end >= 0 && BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end)) != 0x06054b50)
        {
            end--;
        }

        if (end < 0)
        {
            throw Fault("is no Inspect log: expected a ZIP archive", "give the .eval file that Inspect or Plumbline wrote; logs in the .json format are not read");
        }

        long size = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 12));
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        if (size != Sentinel && offset != Sentinel)
        {
            return (offset, size);
        }

        Span<byte> locator = stackalloc byte[20];
        Span<byte> large = stackalloc byte[56];
        At(_stream.Length - length + end - locator.Length, locator, "end");
        At((long)BinaryPrimitives.ReadUInt64LittleEndian(locator[8..]), large, "end");
        return BinaryPrimitives.ReadUInt32LittleEndian(large) == 0x06064b50
            ? ((long)BinaryPrimitives.ReadUInt64LittleEndian(large[48..]), (long)BinaryPrimitives.ReadUInt64LittleEndian(large[40..]))
            : throw Fault("is no whole archive: its end is damaged", "copy the log again");
    }

    // Sizes that do not fit 32 bits stand in an extra field, in this order, each only where its place in the entry holds the sentinel.
    private static Member Large(ReadOnlySpan<byte> extra, Member member)
    {
        while (extra.Length >= 4)
        {
            int tag = BinaryPrimitives.ReadUInt16LittleEndian(extra);
            int size = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]), extra.Length - 4);
            if (tag == 1)
            {
                ReadOnlySpan<byte> values = extra.Slice(4, size);
                return member with { Size = Next(member.Size, ref values), Packed = Next(member.Packed, ref values), Offset = Next(member.Offset, ref values) };
            }

            extra = extra[(4 + size)..];
        }

        return member;
    }

    private static long Next(long value, ref ReadOnlySpan<byte> values)
    {
        if (value != Sentinel || values.Length < 8)
        {
            return value;
        }

        long large = BinaryPrimitives.ReadInt64LittleEndian(values);
        values = values[8..];
        return large < 0 ? long.MaxValue / 2 : large;
    }

    private void At(long place, Span<byte> bytes, string what)
    {
        if (place < 0 || place + bytes.Length > _stream.Length)
        {
            throw Fault($"is no whole archive: {what} lies outside of it", "copy the log again");
        }

        _stream.Position = place;
        _stream.ReadExactly(bytes);
    }

    private readonly record struct Member(int Number, int Method, long Packed, long Size, long Offset);

    /// <summary>So many bytes of the archive from where it stands.</summary>
    private sealed class SubStream(Stream inner, long length) : Stream
    {
        private long _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int count = inner.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
            _left -= count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
