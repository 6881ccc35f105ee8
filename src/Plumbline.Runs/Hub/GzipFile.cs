using System.IO.Compression;

namespace Plumbline.Runs.Hub;

/// <summary>Unpacks a gzip file whose unpacked size is known: a bomb is stopped at that size.</summary>
internal static class GzipFile
{
    /// <summary>Unpacks <paramref name="packed"/> into <paramref name="unpacked"/>.</summary>
    /// <returns>False where the file is damaged or has not exactly <paramref name="bytes"/> bytes.</returns>
    public static async Task<bool> TryUnpackAsync(string packed, string unpacked, long bytes, CancellationToken cancellation)
    {
        File.Delete(unpacked);
        FileStream source = File.OpenRead(packed);
        await using (source)
        {
            GZipStream gzip = new(source, CompressionMode.Decompress);
            await using (gzip)
            {
                FileStream target = new(unpacked, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
                await using (target)
                {
                    byte[] buffer = new byte[128 << 10];
                    try
                    {
                        while (await gzip.ReadAsync(buffer, cancellation) is > 0 and int count)
                        {
                            if (target.Position + count > bytes)
                            {
                                return false;
                            }

                            await target.WriteAsync(buffer.AsMemory(0, count), cancellation);
                        }
                    }
                    catch (InvalidDataException)
                    {
                        return false;
                    }

                    await target.FlushAsync(cancellation);
                    target.Flush(flushToDisk: true);
                    return target.Length == bytes;
                }
            }
        }
    }
}
