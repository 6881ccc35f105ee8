namespace Plumbline.Training.DataSets.Files;

/// <summary>Finds the rows of a JSONL file: its lines that are not blank. Reads once, and looks at nothing but line feeds.</summary>
internal static class LineScanner
{
    private const int BufferBytes = 128 << 10;

    /// <summary>Indexes the lines from the stream's position on.</summary>
    public static RowIndex Scan(Stream stream, int maxRowBytes, CancellationToken cancellation)
    {
        RowIndex index = new();
        byte[] buffer = new byte[BufferBytes];
        long bufferOffset = stream.Position;
        long lineOffset = bufferOffset;
        long number = 1;
        bool hasContent = false;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            int read = stream.Read(buffer);
            if (read == 0)
            {
                break;
            }

            int start = 0;
            while (true)
            {
                int feed = buffer.AsSpan(start, read - start).IndexOf((byte)'\n');
                int end = feed < 0 ? read : start + feed;
                hasContent = hasContent || buffer.AsSpan(start, end - start).ContainsAnyExcept(" \t\r"u8);
                if (feed < 0)
                {
                    break;
                }

                AddLine(bufferOffset + end);
                number++;
                start = end + 1;
                lineOffset = bufferOffset + start;
                hasContent = false;
            }

            bufferOffset += read;
        }

        // The last line need not end with a line feed.
        AddLine(bufferOffset);
        return index;

        void AddLine(long end)
        {
            if (hasContent)
            {
                long length = end - lineOffset;
                index.Add(lineOffset, length > maxRowBytes ? RowIndex.TooLong : (int)length, number);
            }
        }
    }
}
