using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using Plumbline.Models.Checkpoints;
using Plumbline.Models.Configuration;

namespace Plumbline.Models.Llama2c;

/// <summary>The header of a llama2.c model file (version 0): seven little-endian 32-bit numbers, held against the file's length.</summary>
internal sealed record Llama2cHeader
{
    public const int Bytes = 7 * sizeof(int);

    // "ak42", the magic number with which version 1 and later begin.
    private const int NewerMagic = 0x616B3432;

    public required int HiddenSize { get; init; }

    public required int FeedForwardSize { get; init; }

    public required int LayerCount { get; init; }

    public required int HeadCount { get; init; }

    public required int KeyValueHeadCount { get; init; }

    public required int VocabularySize { get; init; }

    public required int MaxPositions { get; init; }

    /// <summary>The file has an output layer of its own; told by a negative vocabulary size.</summary>
    public required bool Untied { get; init; }

    public int HeadSize => HiddenSize / HeadCount;

    public int KeyValueSize => KeyValueHeadCount * HeadSize;

    /// <exception cref="CheckpointException">The numbers contradict each other or the length of the file.</exception>
    public static Llama2cHeader Read(SafeFileHandle handle, string file)
    {
        long length = RandomAccess.GetLength(handle);
        if (length < Bytes)
        {
            throw Fault(file, $"{length} bytes", $"at least the {Bytes} bytes of the header");
        }

        Span<byte> raw = stackalloc byte[Bytes];
        SafetensorsHeader.ReadExactly(handle, raw, 0, file);
        Span<int> fields = stackalloc int[7];
        for (int i = 0; i < fields.Length; i++)
        {
            fields[i] = BinaryPrimitives.ReadInt32LittleEndian(raw[(i * sizeof(int))..]);
        }

        if (fields[0] == NewerMagic)
        {
            throw new CheckpointException(
                file, "header", $"a file of version {fields[1]}", "version 0", "export it again with --version 0");
        }

        Llama2cHeader header = new()
        {
            HiddenSize = fields[0],
            FeedForwardSize = fields[1],
            LayerCount = fields[2],
            HeadCount = fields[3],
            KeyValueHeadCount = fields[4],
            VocabularySize = fields[5] == int.MinValue ? 0 : Math.Abs(fields[5]),
            MaxPositions = fields[6],
            Untied = fields[5] < 0,
        };
        if (header.HeadCount < 1 || header.HiddenSize < 1 || header.HiddenSize % header.HeadCount != 0)
        {
            throw Fault(file, $"hidden size {header.HiddenSize} with {header.HeadCount} heads", "a hidden size that the heads divide");
        }

        if (header.ToConfig().Validate() is { Count: > 0 } problems)
        {
            throw Fault(file, string.Join("; ", problems), "a model that can be built");
        }

        Int128 expected = Bytes + (sizeof(float) * new Llama2cLayout(header).FloatCount);
        return expected == length ? header : throw Fault(file, $"{length} bytes", $"{expected} bytes, as its numbers describe");
    }

    /// <summary>
    /// The model that the file holds: a Llama with rotary base 10,000 and norm epsilon 1e-5, which llama2.c has built in.
    /// </summary>
    public DecoderConfig ToConfig() => new()
    {
        ModelType = "llama",
        VocabularySize = VocabularySize,
        HiddenSize = HiddenSize,
        LayerCount = LayerCount,
        HeadCount = HeadCount,
        KeyValueHeadCount = KeyValueHeadCount,
        HeadSize = HeadSize,
        FeedForwardSize = FeedForwardSize,
        MaxPositions = MaxPositions,
        NormEpsilon = 1e-5,
        TiedEmbeddings = !Untied,
        BosTokenId = Llama2cVocabulary.BosId,

        // llama2.c trains on texts set apart by the begin token, and stops there.
        EosTokenIds = [Llama2cVocabulary.EosId, Llama2cVocabulary.BosId],
    };

    private static CheckpointException Fault(string file, string found, string expected) =>
        new(file, "header", found, expected, "this is no llama2.c model of version 0, or it is cut short");
}
