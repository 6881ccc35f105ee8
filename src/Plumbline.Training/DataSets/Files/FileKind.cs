namespace Plumbline.Training.DataSets.Files;

/// <summary>What a file is, as its first bytes say; its name does not matter.</summary>
internal enum FileKind
{
    Lines,
    Array,
    Gzip,
}

/// <summary>Tells the kinds of files apart.</summary>
internal static class FileKinds
{
    /// <summary>How many bytes it takes to tell.</summary>
    public const int HeadBytes = 4096;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The kind, and where its first row may begin: after a byte-order mark.</summary>
    /// <exception cref="DataSetException">It is a kind that cannot be read, and is known.</exception>
    public static (FileKind Kind, int Start) Of(string file, ReadOnlySpan<byte> head)
    {
        if (head is [0x1F, 0x8B, ..])
        {
            return (FileKind.Gzip, 0);
        }

        if (Foreign(head) is { } foreign)
        {
            throw new DataSetException(file, "file", foreign.Found, "JSONL, a JSON array, or gzip of either, in UTF-8", foreign.Mend);
        }

        int start = head.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        int first = head[start..].IndexOfAnyExcept(" \t\r\n"u8);
        return (first >= 0 && head[start + first] == '[' ? FileKind.Array : FileKind.Lines, start);
    }

    private static (string Found, string Mend)? Foreign(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => ("text in UTF-16", "save it as UTF-8"),
        [(byte)'P', (byte)'A', (byte)'R', (byte)'1', ..] => ("a Parquet file", "convert it to JSONL"),
        [0x28, 0xB5, 0x2F, 0xFD, ..] => ("a Zstandard archive", "unpack it"),
        [(byte)'B', (byte)'Z', (byte)'h', ..] => ("a bzip2 archive", "unpack it"),
        [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', ..] => ("an xz archive", "unpack it"),
        [(byte)'P', (byte)'K', 3, 4, ..] => ("a zip archive", "unpack it"),
        _ when head.StartsWith("version https://git-lfs"u8) => ("a pointer of Git LFS instead of the data", "fetch the file that it points to"),
        _ when head.StartsWith("ARROW1"u8) => ("an Arrow file", "convert it to JSONL"),
        _ => null,
    };
}
