using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Evaluation.Logs;

/// <summary>Names one line of a log: a sample of a task in one of its repetitions.</summary>
/// <param name="Task">The task.</param>
/// <param name="Id">The sample.</param>
/// <param name="Epoch">Which repetition, from 1.</param>
public readonly record struct SampleKey(string Task, string Id, int Epoch)
{
    /// <summary>The key of a record.</summary>
    public static SampleKey Of(SampleRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new SampleKey(record.Task, record.Id, record.Epoch);
    }

    /// <summary>128 bits of its SHA-256, so that half a million finished samples can be remembered in a few megabytes.</summary>
    public UInt128 Digest()
    {
        byte[] text = Encoding.UTF8.GetBytes($"{Task.Length}:{Task}/{Epoch}/{Id}");
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }
}
